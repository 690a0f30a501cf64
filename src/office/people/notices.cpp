#include "office/people/notices.h"

#include <algorithm>
#include <array>

#include "office/mail/sending.h"
#include "office/people/paper.h"
#include "office/people/secrets.h"

namespace inviola::office::people {
namespace {

constexpr std::size_t waiting_max = 10;
constexpr std::int64_t worth_sending_seconds = 3L * 24 * 3600;
constexpr std::array<std::string_view, 4> changes{"password-changed", "recovered", "passkey-added",
                                                  "passkey-removed"};

bool is_address(std::string_view user_name) {
  const auto at = user_name.find('@');
  return at != user_name.npos && at > 0 && user_name.find('.', at) != user_name.npos &&
         std::ranges::all_of(user_name, [](char c) { return c > ' ' && c < '\x7f' && c != '<'; });
}

std::string moment(std::int64_t seconds) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::int64_t minutes = seconds / 60;
  return two(minutes / 60 % 24) + ":" + two(minutes % 60);
}

Letter compose(const Notice& notice, const std::string& id, const publication::Catalogue& words,
               const MailManner& manner) {
  const auto say = [&](const std::string& key, const publication::Arguments& arguments = {}) {
    return words.say("mail.account." + key, arguments);
  };
  constexpr std::int64_t day = 24L * 3600;
  const auto days = static_cast<std::int32_t>(notice.at / day);
  std::string body =
      say(notice.what,
          {{"user", notice.to}, {"date", Date::from_days(days)}, {"time", moment(notice.at)}});
  body += "\n\n" + say("not-you");
  if (!manner.site.empty())
    body += "\n\n" + words.say("mail.link", {{"link", manner.site + "/account"}});
  body += "\n\n" + words.say("mail.automatic") + "\n";
  const auto domain = manner.from.find('@');
  return {.message_id = "account-" + sha256(id).hex().substr(0, 32) +
                        (domain == manner.from.npos ? "@inviola" : manner.from.substr(domain)),
          .from = manner.from,
          .to = notice.to,
          .language = words.language(),
          .subject = say("subject"),
          .body = std::move(body),
          .written_at = notice.at};
}

}  // namespace

Result<void> lay_notice(Housekeeping& papers, Entropy& entropy, const Person& person,
                        const std::string& what, std::int64_t now) {
  if (person.demonstration || !is_address(person.user_name) ||
      std::ranges::find(changes, what) == changes.end()) {
    return {};
  }
  auto waiting = find_all<Notice>(papers, papers::notice, person.id + "/");
  if (!waiting) return failure(waiting.error());
  std::ranges::sort(*waiting, {}, [](const auto& one) { return one.value.at; });
  for (std::size_t i = 0; i + waiting_max <= waiting->size(); ++i) {
    // Another may have sent it: then it is gone as well.
    if (auto gone = papers.remove(papers::notice, (*waiting)[i].id, (*waiting)[i].version); !gone) {
      return failure(gone.error());
    }
  }
  const Notice notice{person.id, person.user_name, person.language, what, now};
  auto kept =
      papers.keep(papers::notice, person.id + "/" + draw_token(entropy, 8), written(notice), 0);
  if (!kept) return failure(kept.error());
  return {};
}

Result<int> send_notices(const NoticeRound& round, const MailManner& manner,
                         const std::function<bool()>& go_on) {
  auto waiting = find_all<Notice>(round.papers, papers::notice, "");
  if (!waiting) return failure(waiting.error());
  int sent = 0;
  for (auto& [notice, id, version] : *waiting) {
    const std::int64_t now = round.clock.now();
    if (notice.next > now) continue;
    if (!go_on()) break;
    bool done = now - notice.at > worth_sending_seconds;
    if (!done) {
      const auto language = language_of(notice.language);
      const auto* own = language ? round.words.find(*language) : nullptr;
      auto carried = round.courier.carry(
          compose(notice, id, own ? *own : round.words.in(manner.language), manner));
      if (!carried) return failure(within("write to a person about its account", carried.error()));
      sent += carried->carried == Carried::taken ? 1 : 0;
      done = carried->carried != Carried::not_now;
    }
    ++notice.tries;
    notice.next = now + pause_after(notice.tries, round.practice);
    auto kept = done ? round.papers.remove(papers::notice, id, version)
                     : round.papers.keep(papers::notice, id, written(notice), version);
    if (!kept) return failure(kept.error());
  }
  return sent;
}

}  // namespace inviola::office::people
