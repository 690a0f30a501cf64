#include "web/detail/pending.h"

#include <boost/asio/post.hpp>

namespace inviola::web::detail {
namespace {

/// The core first: the timer in `pending` needs its io_context to the last.
struct Promise {
  std::shared_ptr<SharedByConnections> core;
  std::shared_ptr<Pending> pending;
  std::string path;
  Promise(std::shared_ptr<SharedByConnections> of, std::shared_ptr<Pending> to, std::string at)
      : core(std::move(of)), pending(std::move(to)), path(std::move(at)) {}
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;
  ~Promise() {
    if (!pending->given()) pending->give(core->error_page(500, path));
  }
};

}  // namespace

void Pending::give(Response response) {
  bool wake = false;
  {
    const std::lock_guard guard(lock_);
    if (given_) return;
    given_ = true;
    response_ = std::move(response);
    wake = awaited_;
  }
  // Posted, not called: the connection may be on its way to sleep, and then would never wake.
  if (wake)
    net::post(timer_.get_executor(), [self = shared_from_this()] { self->timer_.cancel(); });
}

bool Pending::given() {
  const std::lock_guard guard(lock_);
  return given_;
}

net::awaitable<std::optional<Response>> Pending::wait(std::chrono::milliseconds at_most) {
  timer_.expires_after(at_most);
  bool here = false;
  {
    const std::lock_guard guard(lock_);
    here = given_;
    awaited_ = true;
  }
  if (!here) {
    auto [error] = co_await timer_.async_wait(outcome);
    (void)error;
  }
  const std::lock_guard guard(lock_);
  given_ = true;  // what comes later is too late
  co_return std::move(response_);
}

Answer promise(std::shared_ptr<SharedByConnections> core, std::shared_ptr<Pending> pending,
               std::string path) {
  auto kept = std::make_shared<Promise>(std::move(core), std::move(pending), std::move(path));
  return [kept](Response response) { kept->pending->give(std::move(response)); };
}

}  // namespace inviola::web::detail
