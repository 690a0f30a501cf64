#pragma once

#include <utility>

#include "web/desks/routes.h"

/// The pages around signing in.
namespace inviola::web::desks::sign_in {

/// Of every person of a demonstration; shown to everybody.
inline constexpr std::string_view demonstration_password = people::demonstration_password;

/// A form that a passkey fills in; unseen where there are no scripts.
void open_passkey_form(components::Pen& pen, const Asking& asking, const components::Form& form,
                       people::Passkeys::Purpose purpose);
void close_passkey_form(components::Pen& pen, const Asking& asking,
                        const components::Button& button);
/// What the script filled in, as bytes.
std::string field_of_bytes(const Asking& asking, std::string_view name);
Response get_passkeys(const Asking& asking);
Response post_passkeys(const Asking& asking);
Response post_passkey_made(const Asking& asking);
Response post_passkey_removed(const Asking& asking);

Response get_account(const Asking& asking);
Response post_sign_out_everywhere(const Asking& asking);
Response get_password(const Asking& asking);
Response post_password(const Asking& asking);
Response get_invitation(const Asking& asking);
Response post_invitation(const Asking& asking);

/// What the browser is to keep of a sign-in.
Pairs cookies_of(const Asking& asking, const people::Tokens& tokens);
/// The token for a form, and the cookie that it needs.
std::pair<std::string, Pairs> visitor_token(const Asking& asking);

}  // namespace inviola::web::desks::sign_in
