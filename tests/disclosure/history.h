#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "world.h"

/// A random history told to two worlds at once. One restricted communication is entered in the
/// first alone, and so is all that arises from it.
namespace inviola::worlds {

/// In every text of the hidden communication, and of nothing else.
inline constexpr const char* canary = "CANARY-OF-THE-HIDDEN";

/// The States of the exercise, and one of the world that only looks on.
const std::vector<mandate::StateCode>& cast();

class History {
 public:
  History(World& with, World& without, std::uint64_t seed);

  /// Tries one more act, chosen by chance. What went otherwise for one who does not know of the
  /// hidden communication is a leak, and is told; else empty.
  std::string step();
  /// Enters the hidden communication, if it is not there yet.
  std::string hide();
  /// The States that the report quotes are asked to read their paragraphs, if they may be by now.
  std::string invite();
  /// Takes care that its restriction shuts somebody out at the end.
  void close();

  Date today() const { return today_; }
  void rest(int days) { today_ = today_ + days; }

  bool hidden_now() const;
  /// Those for whom it must not exist now.
  std::vector<Viewer> outsiders() const;

  const std::vector<procedure::Reference>& hidden_references() const { return hidden_list_; }
  const std::vector<procedure::Reference>& acts() const { return acts_; }
  const std::vector<procedure::Reference>& communications() const { return communications_; }
  const std::vector<procedure::Reference>& occurrences() const { return occurrences_; }
  /// To comment on paragraphs of a report.
  const std::vector<procedure::Reference>& invitations() const { return invitations_; }
  std::optional<procedure::Reference> hidden() const { return hidden_; }
  std::optional<procedure::Attachment> hidden_attachment() const { return hidden_attachment_; }
  /// What arose of the hidden, by kind: to see that the run covers all of it.
  const std::map<std::string, int>& arose() const { return arose_; }

 private:
  using Body = procedure::Body;
  using Reference = procedure::Reference;
  using StateCode = mandate::StateCode;

  std::string attempt(std::optional<StateCode> author, Body body);
  void note_entered(const procedure::EnteredAct& entered, bool hidden);
  bool names_hidden(const Body& body) const;
  void leave_out_hidden(Body& body) const;
  bool asked(const procedure::EnteredAct& entered) const;
  bool insider(const std::optional<StateCode>& author) const;
  bool knows(const Viewer& viewer) const;
  bool concerned(const StateCode& state) const;
  void learn();

  procedure::Occurrence occurrence(bool of_hidden);
  procedure::Statement words(bool of_hidden);
  procedure::Restriction restriction(const StateCode& author);
  std::pair<std::optional<StateCode>, Body> choose();
  std::pair<std::optional<StateCode>, Body> by_a_state(const Reference& communication,
                                                       const Reference& occurrence);
  std::pair<std::optional<StateCode>, Body> by_the_desk(const Reference& communication,
                                                        const Reference& occurrence);
  std::optional<StateCode> author_of(const Reference& reference) const;

  World& with_;
  World& without_;
  Chance chance_;
  Date today_;
  int count_ = 0;
  bool of_follow_up_ = false;  ///< the hidden communication is a follow-up, not a report

  std::vector<Reference> acts_;
  std::vector<Reference> communications_;
  std::vector<Reference> invitations_;
  std::vector<Reference> occurrences_;
  std::map<Reference, std::optional<StateCode>> authors_;
  std::set<Reference> hidden_set_;
  std::vector<Reference> hidden_list_;
  std::optional<Reference> hidden_;
  std::optional<procedure::Attachment> hidden_attachment_;
  std::set<StateCode> acted_;      ///< entered something that rests on it: they know for good
  std::set<StateCode> knew_once_;  ///< could see it at some time
  std::map<std::string, int> arose_;
};

}  // namespace inviola::worlds
