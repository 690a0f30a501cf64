#include "apps/mail.h"

#include <sys/stat.h>

#include <chrono>
#include <filesystem>

#include "archive/folder/text_folder.h"
#include "base/limits.h"
#include "courier/pouch/pouch.h"
#include "courier/smtp.h"
#include "office/people/notices.h"

namespace inviola::apps {

Result<Post> open_post(const std::string& file, bool demonstration) {
  const auto text = archive::read_file(file, limits::request_bytes_max);
  if (!text) return failure(within("read the settings of mail", text.error()));
  const std::string folder = std::filesystem::path(file).parent_path().string();
  auto settings = courier::read_settings(file, *text, folder);
  if (!settings) return failure(settings.error());
  struct stat kept{};
  if (!settings->password.empty() && ::stat(file.c_str(), &kept) == 0 && (kept.st_mode & 077)) {
    return failure(Fault{"read " + file, "it holds a password and others may read it; chmod 600"});
  }
  if (demonstration && settings->pouch.empty() && !courier::is_loopback(settings->server)) {
    return failure(Fault{"open the way for letters",
                         "a demonstration writes to nobody: give it a pouch, or a server on this "
                         "machine"});
  }
  Post out{.settings = std::move(*settings)};
  if (out.settings.pouch.empty()) {
    out.courier = std::make_unique<courier::Smtp>(out.settings);
  } else {
    out.courier = std::make_unique<courier::Pouch>(out.settings.pouch);
  }
  return out;
}

office::MailManner manner_of(const Post& post, const Register& opened) {
  return {opened.origin, post.settings.from, post.settings.site, post.settings.language,
          opened.demonstration};
}

Result<int> send_notices(Post& post, Register& opened, const publication::Catalogues& words,
                         const std::function<bool()>& go_on) {
  office::SystemClock clock;
  return office::people::send_notices({opened.archive->housekeeping(), *post.courier, clock, words,
                                       opened.office->law().correspondence},
                                      manner_of(post, opened), go_on);
}

MailRounds::MailRounds(Post post, Register& opened, const publication::Catalogues& words,
                       Report report)
    : post_(std::move(post)), report_(std::move(report)) {
  thread_ = std::thread([this, &opened, &words] { go_round(opened, words); });
}

MailRounds::~MailRounds() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void MailRounds::go_round(Register& opened, const publication::Catalogues& words) {
  office::SystemClock clock;
  office::MailRound round({*opened.office, *post_.courier, clock, words}, manner_of(post_, opened));
  std::string last;
  const auto go_on = [this] {
    const std::lock_guard lock(mutex_);
    return !ending_;
  };
  for (;;) {
    std::optional<Fault> fault;
    const auto made = round.run(go_on);
    if (!made) fault = made.error();
    if (made && made->closed) fault = made->closed;
    if (!fault) {
      const auto sent = send_notices(post_, opened, words, go_on);
      if (!sent) fault = sent.error();
    }
    // The same trouble is told once, not once a minute.
    const std::string told = fault ? to_string(*fault) : "";
    if (fault && told != last) report_(*fault);
    last = told;
    std::unique_lock lock(mutex_);
    const auto pause = std::chrono::seconds(post_.settings.every_seconds);
    if (ended_.wait_for(lock, pause, [this] { return ending_; })) return;
  }
}

}  // namespace inviola::apps
