#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "apps/house.h"
#include "courier/settings.h"
#include "office/mail/round.h"

namespace inviola::apps {

/// The way by which a register writes to States, as its operator set it.
struct Post {
  courier::Settings settings;
  std::unique_ptr<office::Courier> courier;
};
/// Reads the settings (docs/operating/mail.md). Refused: settings with a password that others may
/// read; a server that is not on this machine for a demonstration, which writes to nobody.
Result<Post> open_post(const std::string& file, bool demonstration);

office::MailManner manner_of(const Post& post, const Register& opened);

/// The letters to persons whose accounts were changed; how many were sent.
Result<int> send_notices(
    Post& post, Register& opened, const publication::Catalogues& words,
    const std::function<bool()>& go_on = [] { return true; });

/// Makes a round every so many seconds, until it is destroyed: then the letter that is under way is
/// finished, and the rest is left for the next program.
class MailRounds {
 public:
  using Report = std::function<void(const Fault&)>;
  MailRounds(Post post, Register& opened, const publication::Catalogues& words, Report report);
  ~MailRounds();
  MailRounds(const MailRounds&) = delete;
  MailRounds& operator=(const MailRounds&) = delete;

 private:
  void go_round(Register& opened, const publication::Catalogues& words);

  Post post_;
  Report report_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace inviola::apps
