#include "notary/client.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <fstream>
#include <thread>

#include "notary/detail/for_tests.h"
#include "notary/server.h"

// These tests run the real program `inviola-notary`.

using namespace inviola;
using namespace inviola::notary;
namespace fs = std::filesystem;

namespace {

const std::string origin = "register.example";
const fs::path program = INVIOLA_NOTARY;

/// The processes that any thread of ours started: each notary of a client.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const auto& task : fs::directory_iterator("/proc/self/task")) {
    std::ifstream stream(task.path() / "children");
    for (pid_t id = 0; stream >> id;) found.push_back(id);
  }
  return found;
}

/// The program, started as an operator would, ended with the test.
class Running {
 public:
  explicit Running(std::vector<std::string> words, const fs::path& output = "/dev/null") {
    words.insert(words.begin(), program.string());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    if (::posix_spawn(&id_, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0) {
      id_ = -1;
    }
    posix_spawn_file_actions_destroy(&actions);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { kill(); }
  void kill() {
    if (id_ < 0) return;
    ::kill(id_, SIGKILL);
    wait();
  }
  int wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t id_ = -1;
};

Result<std::unique_ptr<Client>> connect_soon(const fs::path& socket) {
  auto client = Client::connect(socket);
  for (int i = 0; i < 500 && !client; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    client = Client::connect(socket);
  }
  return client;
}

detail::Descriptor connect_raw(const fs::path& path) {
  detail::Descriptor raw(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, path.c_str());
  REQUIRE(::connect(raw.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  return raw;
}

void send(const detail::Descriptor& raw, const std::string& bytes) {
  ::send(raw.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

/// Whether the other side ends the connection, having sent nothing, within ten seconds.
bool is_ended(const detail::Descriptor& raw) {
  pollfd polled{raw.number(), POLLIN, 0};
  char byte = 0;
  return ::poll(&polled, 1, 10'000) == 1 && ::recv(raw.number(), &byte, 1, 0) <= 0;
}

}  // namespace

TEST_CASE("a client starts the notary, has checkpoints signed, and the notary ends with it") {
  const TemporaryFolder folder;
  const HistoryForTests history(origin);
  pid_t child = -1;
  {
    auto client = Client::start({program, keys_in(folder), origin});
    REQUIRE_MESSAGE(client, to_string(client.error()));
    REQUIRE(children().size() == 1);
    child = children().front();
    const auto key = ledger::parse_verifier_key((*client)->verifier_key().value());
    REQUIRE(key);
    CHECK((*client)->last() == history.at(0));
    const auto note = (*client)->sign(history.at(7), history.proof(0, 7));
    REQUIRE(note);
    CHECK(ledger::open_checkpoint(*note, *key) == history.at(7));
    CHECK((*client)->last() == history.at(7));
    const auto refused = (*client)->sign(history.at(6), {});
    REQUIRE_FALSE(refused);
    CHECK(to_string(refused.error()) ==
          "notary: sign the checkpoint of size 6: size 7 is signed already");
  }
  CHECK(::kill(child, 0) != 0);
  CHECK(children().empty());
}

TEST_CASE("a notary that cannot start says why") {
  const TemporaryFolder folder;
  const auto why = [&](Client::Program with) {
    const auto client = Client::start(std::move(with));
    return client ? std::string() : to_string(client.error());
  };
  CHECK(why({folder.path() / "nothing", keys_in(folder), origin}).find("No such file") !=
        std::string::npos);
  CHECK(why({"/bin/false", keys_in(folder), origin}).find("start the notary") != std::string::npos);
  CHECK(why({program, keys_in(folder), "no name"}).find("without spaces") != std::string::npos);
  CHECK(why({program, folder.path() / "a" / "b", origin}).find("make the folder") !=
        std::string::npos);
  auto first = Client::start({program, keys_in(folder), origin});
  REQUIRE(first);
  CHECK(why({program, keys_in(folder), origin}).find("another notary holds it") !=
        std::string::npos);
  first->reset();
  ::chmod((keys_in(folder) / "key").c_str(), 0644);
  CHECK(why({program, keys_in(folder), origin}).find("make it 600") != std::string::npos);
  CHECK(children().empty());
}

TEST_CASE("killed at any moment, the notary is started again and signs no second history") {
  const TemporaryFolder folder;
  const std::uint64_t size_max = 5000;
  const HistoryForTests history(origin, size_max);
  const HistoryForTests forked(origin, size_max, 0);
  auto client = Client::start({program, keys_in(folder), origin});
  REQUIRE(client);
  std::atomic<bool> enough = false;
  std::atomic<std::uint64_t> signed_size = 0;
  std::atomic<bool> went_back = false;
  std::thread signing([&] {
    while (!enough && signed_size < size_max) {
      const auto last = (*client)->last();
      if (!last) continue;
      const std::uint64_t from = last->size.value();
      went_back = went_back || from < signed_size;
      if ((*client)->sign(history.at(from + 1), history.proof(from, from + 1))) {
        signed_size = from + 1;
      }
    }
  });
  // On a busy machine a notary may need longer to start than it is let live below.
  for (int wait = 0; wait < 2000 && signed_size == 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  int kills = 0;
  for (int round = 0; round < 400 && kills < 25; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + round * 7 % 40));
    for (const pid_t id : children()) kills += ::kill(id, SIGKILL) == 0 ? 1 : 0;
  }
  enough = true;
  signing.join();
  CHECK(kills >= 25);
  CHECK(signed_size > 0);
  CHECK_FALSE(went_back);
  const auto last = (*client)->last();
  REQUIRE(last);
  CHECK(last->size.value() >= signed_size);
  CHECK(*last == history.at(last->size.value()));
  CHECK_FALSE((*client)->sign(forked.at(size_max), forked.proof(last->size.value(), size_max)));
}

TEST_CASE("a socket is open to its owner alone, and outlives a notary that was killed") {
  const TemporaryFolder folder;
  const HistoryForTests history(origin);
  const fs::path socket = folder.path() / "notary.socket";
  const std::vector<std::string> words{"--folder", keys_in(folder), "--origin",
                                       origin,     "--socket",      socket};
  Running first(words);
  auto client = connect_soon(socket);
  REQUIRE(client);
  struct stat about{};
  REQUIRE(::stat(socket.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK((*client)->sign(history.at(3), history.proof(0, 3)));

  CHECK(Running(words).wait() == 1);
  first.kill();
  CHECK_FALSE((*client)->last());
  Running second(words);
  REQUIRE(connect_soon(socket));
  CHECK((*client)->last() == history.at(3));

  std::ofstream(folder.path() / "plain") << "not a socket";
  CHECK_FALSE(listen_at(folder.path() / "plain"));
  CHECK(fs::exists(folder.path() / "plain"));
  CHECK_FALSE(listen_at(folder.path() / std::string(120, 'x')));
  CHECK_FALSE(Client::connect(folder.path() / "nowhere"));
}

TEST_CASE("whoever asks for something else, or half, is shown out, and the others are served") {
  const TemporaryFolder folder;
  const HistoryForTests history(origin);
  const fs::path socket = folder.path() / "notary.socket";
  Running notary({"--folder", keys_in(folder), "--origin", origin, "--socket", socket});
  auto client = connect_soon(socket);
  REQUIRE(client);

  for (const std::string& bytes :
       {frame(R"({"request":"sign-bytes","bytes":"00"})"), frame("garbage"), frame(""),
        std::string("\xff\xff\xff\xff"), std::string("GET / HTTP/1.1\r\n\r\n")}) {
    CAPTURE(bytes);
    const auto raw = connect_raw(socket);
    send(raw, bytes);
    CHECK(is_ended(raw));
  }
  const auto half = connect_raw(socket);
  send(half, frame(R"({"request":"last"})").substr(0, 9));
  CHECK((*client)->sign(history.at(4), history.proof(0, 4)));
  CHECK(is_ended(half));
  std::vector<detail::Descriptor> silent;
  for (int i = 0; i < 40; ++i) silent.push_back(connect_raw(socket));
  CHECK((*client)->last() == history.at(4));
  CHECK(Client::connect(socket));
}

TEST_CASE("an answer that nobody takes is given up") {
  const TemporaryFolder folder;
  auto signer = Signer::open(keys_in(folder), origin);
  REQUIRE(signer);
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  detail::Descriptor ours(ends[0]);
  Manners manners;
  manners.patience = std::chrono::milliseconds(200);
  std::string told;
  manners.log = [&](std::string_view line) { told += line; };
  std::thread serving(
      [&, theirs = ends[1]] { serve_connection(*signer, detail::Descriptor(theirs), manners); });
  // Requests without end and not one answer taken: the socket fills, then patience ends.
  const std::string request = frame(print_request(AskVerifierKey{}));
  while (::send(ours.number(), request.data(), request.size(), MSG_NOSIGNAL) > 0) {
  }
  serving.join();
  CHECK(told.find("not taken in time") != std::string::npos);
}

TEST_CASE("the program prints its key, and what it cannot do ends it with the documented status") {
  const TemporaryFolder folder;
  const fs::path printed = folder.path() / "printed";
  CHECK(Running({"--folder", keys_in(folder), "--origin", origin, "--print-key"}, printed).wait() ==
        0);
  std::string key;
  std::ifstream(printed) >> key;
  const auto parsed = ledger::parse_verifier_key(key);
  REQUIRE(parsed);
  CHECK(parsed->name == origin);
  CHECK(Running({"--folder", keys_in(folder), "--origin", "other", "--print-key"}).wait() == 1);
  CHECK(Running({"--folder", keys_in(folder), "--origin", origin}).wait() == 2);
  CHECK(Running({"--nonsense"}).wait() == 2);
  CHECK(Running({"--help"}).wait() == 0);
}
