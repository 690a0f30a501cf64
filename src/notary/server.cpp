#include "notary/server.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace inviola::notary {
namespace {

using Clock = std::chrono::steady_clock;

/// One who has connected: what arrived of a request, and what is left to send of an answer.
struct Connection {
  detail::Descriptor descriptor;
  FrameReader arriving;
  std::string leaving;
  Clock::time_point since = Clock::now();  ///< when the present request or answer began

  bool is_busy() const { return arriving.has_begun() || !leaving.empty(); }
  /// The next request is not read before the last answer is taken: nobody can fill our memory.
  short waits_for() const { return leaving.empty() ? POLLIN : POLLOUT; }
};

class Service {
 public:
  Service(Signer& signer, detail::Descriptor listener, const Manners& manners)
      : signer_(signer), listener_(std::move(listener)), manners_(manners) {}

  void admit(detail::Descriptor descriptor) {
    const int flags = ::fcntl(descriptor.number(), F_GETFL);
    ::fcntl(descriptor.number(), F_SETFL, flags | O_NONBLOCK);
    if (connections_.size() == manners_.connections_max) show_out_the_most_silent();
    connections_.push_back({std::move(descriptor), {}, {}});
  }

  /// Until there is nobody left to serve.
  Result<void> run() {
    while (listener_.is_open() || !connections_.empty()) {
      std::vector<pollfd> polled;
      for (const Connection& connection : connections_) {
        polled.push_back({connection.descriptor.number(), connection.waits_for(), 0});
      }
      if (listener_.is_open()) polled.push_back({listener_.number(), POLLIN, 0});
      if (::poll(polled.data(), polled.size(), wait_milliseconds()) < 0 && errno != EINTR) {
        return failure(Fault{"wait for requests", detail::cause_of(errno)});
      }
      const std::size_t present = connections_.size();
      for (std::size_t i = 0; i < present; ++i) attend(connections_[i], polled[i].revents);
      std::erase_if(connections_, [](const Connection& c) { return !c.descriptor.is_open(); });
      if (listener_.is_open() && polled.back().revents != 0) accept_one();
    }
    return {};
  }

 private:
  int wait_milliseconds() const {
    auto wait = std::chrono::milliseconds(-1);
    for (const Connection& connection : connections_) {
      if (!connection.is_busy()) continue;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(
          connection.since + manners_.patience - Clock::now());
      const auto soon = std::max(left, std::chrono::milliseconds(0));
      wait = wait.count() < 0 ? soon : std::min(wait, soon);
    }
    return static_cast<int>(wait.count());
  }

  void attend(Connection& connection, short ready) {
    const bool waited_to_send = !connection.leaving.empty();
    if (ready != 0 && !waited_to_send) receive(connection);
    const bool can_send = ready != 0 || !waited_to_send;
    if (connection.descriptor.is_open() && !connection.leaving.empty() && can_send) {
      send(connection);
    }
    if (connection.descriptor.is_open() && connection.is_busy() &&
        Clock::now() - connection.since >= manners_.patience) {
      end(connection, "a request half sent or an answer not taken in time");
    }
  }

  void receive(Connection& connection) {
    std::array<char, 4096> piece;
    const ssize_t got = ::recv(connection.descriptor.number(), piece.data(), piece.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return connection.descriptor.close();
    if (!connection.is_busy()) connection.since = Clock::now();
    connection.arriving.add({piece.data(), static_cast<std::size_t>(got)});
    answer_one(connection);
  }

  void answer_one(Connection& connection) {
    const auto bytes = connection.arriving.next();
    if (!bytes) return end(connection, to_string(bytes.error()));
    if (!*bytes) return;
    const auto request = parse_request(**bytes);
    if (!request) return end(connection, to_string(request.error()));
    connection.leaving = frame(print_answer(answer(signer_, *request)));
    connection.since = Clock::now();
  }

  void send(Connection& connection) {
    const ssize_t sent = ::send(connection.descriptor.number(), connection.leaving.data(),
                                connection.leaving.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (sent < 0) return connection.descriptor.close();
    connection.leaving.erase(0, static_cast<std::size_t>(sent));
    // A further request may have arrived together with the one that is now answered.
    if (connection.leaving.empty()) answer_one(connection);
  }

  void end(Connection& connection, std::string_view why) {
    manners_.log(std::string("connection ended: ").append(why));
    connection.descriptor.close();
  }

  void accept_one() {
    detail::Descriptor accepted(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (accepted.is_open()) return admit(std::move(accepted));
    const bool passing = errno == EAGAIN || errno == EINTR || errno == ECONNABORTED ||
                         errno == EMFILE || errno == ENFILE || errno == ENOMEM;
    if (passing) return;
    manners_.log("listening failed: " + detail::cause_of(errno));
    listener_.close();
  }

  void show_out_the_most_silent() {
    const auto silent = std::min_element(
        connections_.begin(), connections_.end(),
        [](const Connection& a, const Connection& b) { return a.since < b.since; });
    end(*silent, "too many are connected");
    connections_.erase(silent);
  }

  Signer& signer_;
  detail::Descriptor listener_;
  const Manners& manners_;
  std::vector<Connection> connections_;
};

Result<sockaddr_un> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& name = path.native();
  if (name.empty() || name.size() >= sizeof address.sun_path) {
    return failure(Fault{"name the socket", "its path must have 1 to 107 bytes"});
  }
  std::memcpy(address.sun_path, name.data(), name.size());
  return address;
}

const sockaddr* plain(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

/// Whether a socket stands at the address and nobody serves it any more.
bool is_deserted(const sockaddr_un& address) {
  struct stat about{};
  if (::lstat(address.sun_path, &about) != 0 || !S_ISSOCK(about.st_mode)) return false;
  const detail::Descriptor probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return ::connect(probe.number(), plain(address), sizeof address) != 0 && errno == ECONNREFUSED;
}

}  // namespace

Answer answer(Signer& signer, const Request& request) {
  if (std::holds_alternative<AskVerifierKey>(request)) {
    return VerifierKeyIs{print_verifier_key(signer.verifier_key())};
  }
  if (std::holds_alternative<AskLast>(request)) return LastIs{signer.last()};
  const auto& ask = std::get<AskSignature>(request);
  auto note = signer.sign(ask.checkpoint, ask.consistency);
  if (!note) return note.error();
  return SignedIs{std::move(*note)};
}

void serve_connection(Signer& signer, detail::Descriptor descriptor, const Manners& manners) {
  Service service(signer, detail::Descriptor(), manners);
  service.admit(std::move(descriptor));
  if (const auto served = service.run(); !served) manners.log(to_string(served.error()));
}

Result<detail::Descriptor> listen_at(const std::filesystem::path& path) {
  const std::string doing = "listen at " + path.string();
  const auto address = address_of(path);
  if (!address) return failure(within(doing, address.error()));
  detail::Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!listener.is_open()) return failure(Fault{doing, detail::cause_of(errno)});
  if (is_deserted(*address)) ::unlink(address->sun_path);
  // The mode is set before the socket has a name, so nobody else can be first.
  const mode_t mask = ::umask(0177);
  const int bound = ::bind(listener.number(), plain(*address), sizeof *address);
  const int error = errno;
  ::umask(mask);
  if (bound != 0) return failure(Fault{doing, detail::cause_of(error)});
  if (::listen(listener.number(), 16) != 0) return failure(Fault{doing, detail::cause_of(errno)});
  return listener;
}

Result<void> serve_listener(Signer& signer, detail::Descriptor listener, const Manners& manners) {
  return Service(signer, std::move(listener), manners).run();
}

}  // namespace inviola::notary
