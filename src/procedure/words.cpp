#include <boost/describe/enum_to_string.hpp>

#include "procedure/due.h"
#include "procedure/standing.h"

namespace inviola::procedure {

std::string_view word(Silence silence) {
  switch (silence) {
    case Silence::answered:
      return "answered";
    case Silence::not_yet_due:
      return "not_yet_due";
    case Silence::never_answered:
      return "never_answered";
    case Silence::acknowledged:
      return "acknowledged";
    case Silence::under_inquiry:
      return "under_inquiry";
    case Silence::barred_by_law:
      return "barred_by_law";
    case Silence::nothing_to_report:
      return "nothing_to_report";
    case Silence::declined:
      return "declined";
    case Silence::unreachable:
      return "unreachable";
  }
  return "";
}

std::string_view word(Capacity capacity) {
  switch (capacity) {
    case Capacity::territorial:
      return "territorial";
    case Capacity::offender:
      return "offender";
  }
  return "";
}

std::string_view word(Phase phase) {
  switch (phase) {
    case Phase::open:
      return "open";
    case Phase::overdue:
      return "overdue";
    case Phase::performed:
      return "performed";
    case Phase::closed:
      return "closed";
    case Phase::power:
      return "power";
  }
  return "";
}

namespace {

template <class E>
std::string_view described(E value) {
  const char* name = boost::describe::enum_to_string(value, "");
  return name;
}

}  // namespace

std::string_view word(Element element) { return described(element); }
std::string_view word(Answer answer) { return described(answer); }
std::string_view word(Audience audience) { return described(audience); }

}  // namespace inviola::procedure
