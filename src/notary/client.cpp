#include "notary/client.h"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

extern char** environ;

namespace inviola::notary {
namespace {

constexpr int child_descriptor = 3;
constexpr timeval answer_time_max{20, 0};
constexpr auto farewell_max = std::chrono::seconds(2);

void limit_waiting(const detail::Descriptor& connection) {
  ::setsockopt(connection.number(), SOL_SOCKET, SO_RCVTIMEO, &answer_time_max,
               sizeof answer_time_max);
  ::setsockopt(connection.number(), SOL_SOCKET, SO_SNDTIMEO, &answer_time_max,
               sizeof answer_time_max);
}

Result<void> send_all(const detail::Descriptor& connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return failure(Fault{"ask the notary", detail::cause_of(errno)});
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return {};
}

Result<std::string> receive_frame(const detail::Descriptor& connection) {
  FrameReader reader;
  while (true) {
    auto bytes = reader.next();
    if (!bytes) return failure(bytes.error());
    if (*bytes) return std::move(**bytes);
    std::array<char, 4096> piece;
    const ssize_t got = ::recv(connection.number(), piece.data(), piece.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(Fault{"hear the notary", detail::cause_of(errno)});
    if (got == 0) return failure(Fault{"hear the notary", "it ended the connection"});
    reader.add({piece.data(), static_cast<std::size_t>(got)});
  }
}

struct SpawnPlan {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
};

}  // namespace

Client::Client(std::variant<Program, Socket> whereabouts) : whereabouts_(std::move(whereabouts)) {}

Client::~Client() { close(); }

Result<std::unique_ptr<Client>> Client::start(Program program) {
  return reach(std::unique_ptr<Client>(new Client(std::move(program))));
}

Result<std::unique_ptr<Client>> Client::connect(Socket socket) {
  return reach(std::unique_ptr<Client>(new Client(std::move(socket))));
}

Result<std::unique_ptr<Client>> Client::reach(std::unique_ptr<Client> client) {
  auto opened = client->open();
  if (!opened) return failure(opened.error());
  const auto answered = client->ask_once(AskVerifierKey{});
  const Fault* refused = answered ? std::get_if<Fault>(&*answered) : &answered.error();
  if (refused) return failure(within("start the notary", *refused));
  const auto* is = std::get_if<VerifierKeyIs>(&*answered);
  const auto key = ledger::parse_verifier_key(is ? is->key : "");
  if (!key) return failure(within("start the notary", key.error()));
  client->key_ = *key;
  return client;
}

Result<void> Client::open() {
  if (const auto* program = std::get_if<Program>(&whereabouts_)) return start_child(*program);
  return connect_to(std::get<Socket>(whereabouts_));
}

Result<void> Client::start_child(const Program& program) {
  const std::string doing = "start the notary " + program.path.string();
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return failure(Fault{doing, detail::cause_of(errno)});
  }
  detail::Descriptor ours(ends[0]);
  const detail::Descriptor theirs(ends[1]);
  SpawnPlan plan;
  posix_spawn_file_actions_adddup2(&plan.actions, theirs.number(), child_descriptor);
  posix_spawn_file_actions_addclosefrom_np(&plan.actions, child_descriptor + 1);
  // A session of its own: an interrupt at the terminal must not end it before we have finished.
  posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSID);
  std::array<std::string, 7> words{
      program.path.string(), "--folder",     program.folder.string(),         "--origin",
      program.origin,        "--descriptor", std::to_string(child_descriptor)};
  std::array<char*, 8> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  const int error = ::posix_spawn(&child_, arguments[0], &plan.actions, &plan.attributes,
                                  arguments.data(), environ);
  if (error != 0) {
    child_ = -1;
    return failure(Fault{doing, detail::cause_of(error)});
  }
  limit_waiting(ours);
  connection_ = std::move(ours);
  return {};
}

Result<void> Client::connect_to(const Socket& socket) {
  const std::string doing = "connect to the notary at " + socket.string();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string& name = socket.native();
  if (name.empty() || name.size() >= sizeof address.sun_path) {
    return failure(Fault{doing, "the path must have 1 to 107 bytes"});
  }
  std::memcpy(address.sun_path, name.data(), name.size());
  detail::Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(connection.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
      0) {
    return failure(Fault{doing, detail::cause_of(errno)});
  }
  limit_waiting(connection);
  connection_ = std::move(connection);
  return {};
}

void Client::close() {
  connection_.close();
  if (child_ < 0) return;
  // It ends by itself when its connection does; what it was writing it may finish.
  const auto until = std::chrono::steady_clock::now() + farewell_max;
  while (::waitpid(child_, nullptr, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > until) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  child_ = -1;
}

Result<Answer> Client::ask(const Request& request) {
  const std::lock_guard lock(mutex_);
  if (connection_.is_open()) {
    auto answered = ask_once(request);
    if (answered) return answered;
    close();
  }
  if (const auto opened = open(); !opened) return failure(opened.error());
  auto answered = ask_once(request);
  if (!answered) close();
  return answered;
}

Result<Answer> Client::ask_once(const Request& request) {
  if (const auto sent = send_all(connection_, frame(print_request(request))); !sent) {
    // A notary that could not start says why and ends: that is worth more than a broken pipe.
    const auto parting = receive_frame(connection_);
    return parting ? parse_answer(*parting) : failure(sent.error());
  }
  const auto bytes = receive_frame(connection_);
  if (!bytes) return failure(bytes.error());
  return parse_answer(*bytes);
}

template <class Wanted>
Result<Wanted> Client::expect(const Request& request) {
  auto answered = ask(request);
  if (!answered) return failure(answered.error());
  if (const auto* fault = std::get_if<Fault>(&*answered)) return failure(within("notary", *fault));
  auto* wanted = std::get_if<Wanted>(&*answered);
  if (!wanted) return failure(Fault{"hear the notary", "it answered something else"});
  return std::move(*wanted);
}

Result<std::string> Client::verifier_key() { return print_verifier_key(key_); }

Result<ledger::Checkpoint> Client::last() {
  auto is = expect<LastIs>(AskLast{});
  if (!is) return failure(is.error());
  return std::move(is->checkpoint);
}

Result<std::string> Client::sign(const ledger::Checkpoint& checkpoint,
                                 const std::vector<Digest>& consistency) {
  auto is = expect<SignedIs>(AskSignature{checkpoint, consistency});
  if (!is) return failure(is.error());
  const auto opened = ledger::open_checkpoint(is->note, key_);
  if (!opened) return failure(within("verify the notary's signature", opened.error()));
  if (*opened != checkpoint) {
    return failure(Fault{"verify the notary's signature", "it signed another checkpoint"});
  }
  return std::move(is->note);
}

}  // namespace inviola::notary
