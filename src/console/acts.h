#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

/// The acts of the command line, as the interface for programs takes them.
namespace inviola::console {

/// What a State says of each element: codes of an answer ("reported", "under_inquiry", …) or empty.
struct Answers {
  std::string justice;
  std::string outcome;
  std::string prevention;
};

boost::json::object follow_up(const std::string& about, const Answers& answers,
                              const std::string& words, const std::string& language);
boost::json::object views(const std::string& words, const std::string& language);
boost::json::object restrict(const std::string& about, const std::string& audience,
                             const std::vector<std::string>& listed);
boost::json::object release(const std::string& about, const std::string& audience,
                            const std::vector<std::string>& listed);
boost::json::object circulate(const std::string& about);
boost::json::object draw_attention(const std::string& about, const std::string& state);
/// `about`: a dossier, or empty; then `event` of the public record.
boost::json::object remind(const std::string& state, const std::string& about,
                           const std::string& event, const std::vector<std::string>& elements);
/// `part`: "report" or "addendum".
boost::json::object invite_comments(int session, const std::string& part, const std::string& until);
/// `entries`: its communications whose paragraphs are meant; none: all.
boost::json::object comment(const std::string& about, bool agreed,
                            const std::vector<std::string>& entries, const std::string& words,
                            const std::string& language);
boost::json::object answer_comment(const std::string& about, bool taken_up,
                                   const std::string& words, const std::string& language);
boost::json::object translate(const std::string& about, const std::string& field,
                              const std::string& words, const std::string& language);
boost::json::object withdraw_translation(const std::string& about);
boost::json::object confirm_contact(const std::string& which);
boost::json::object drill(const std::string& label, const std::vector<std::string>& to);
boost::json::object circular(int session, const std::string& number, const std::string& cut_off);

}  // namespace inviola::console
