#include "web/desks/cookies.h"

#include "base/text.h"

namespace inviola::web::desks::cookies {
namespace {

std::string full_name(Name name, bool encrypted) {
  const std::string prefix = encrypted ? "__Host-inviola-" : "inviola-";
  switch (name) {
    case Name::sign_in:
      return prefix + "sign-in";
    case Name::device:
      return prefix + "device";
    case Name::visitor:
      return prefix + "visitor";
  }
  return prefix;
}

}  // namespace

std::string value_of(const Request& request, Name name, bool encrypted) {
  const std::string wanted = full_name(name, encrypted);
  for (std::string_view part : split(request.header("cookie"), ';')) {
    part = trim(part);
    const auto equals = part.find('=');
    if (equals == part.npos || part.substr(0, equals) != wanted) continue;
    return std::string(part.substr(equals + 1));
  }
  return {};
}

std::pair<std::string, std::string> set(Name name, std::string_view value, bool encrypted,
                                        long seconds) {
  std::string text =
      full_name(name, encrypted) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax";
  if (encrypted) text += "; Secure";
  if (seconds > 0) text += "; Max-Age=" + std::to_string(seconds);
  if (seconds < 0) text += "; Max-Age=0";
  return {"Set-Cookie", text};
}

}  // namespace inviola::web::desks::cookies
