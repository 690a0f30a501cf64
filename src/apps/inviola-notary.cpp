// Holds the register's signing key, in a process of its own, and signs its checkpoints.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "notary/server.h"

namespace {

using namespace inviola;

constexpr const char* footer =
    "The folder is made, with a new key, if it is not there. It holds `key`, which nobody else\n"
    "may read, and `last-checkpoint`: keep both, and keep them together.\n\n"
    "Ends with 0 when its connection ends, 1 if it cannot begin or go on, 2 if the command is\n"
    "not understood.";

void say(std::string_view line) { std::cerr << "inviola-notary: " << line << std::endl; }

int complain(const Fault& fault) {
  say(to_string(fault));
  return 1;
}

/// No core dump and no other process of the same user may show the key.
void keep_memory_private() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
}

int serve_descriptor(Result<notary::Signer>& signer, int number, const notary::Manners& manners) {
  if (!signer) {
    // Whoever started us waits there for an answer: tell them too.
    const std::string parting = notary::frame(notary::print_answer(signer.error()));
    ::send(number, parting.data(), parting.size(), MSG_NOSIGNAL);
    return complain(signer.error());
  }
  notary::serve_connection(*signer, notary::detail::Descriptor(number), manners);
  return 0;
}

int serve_socket(notary::Signer& signer, const std::string& path, const notary::Manners& manners) {
  auto listener = notary::listen_at(path);
  if (!listener) return complain(listener.error());
  const auto served = notary::serve_listener(signer, std::move(*listener), manners);
  return served ? 1 : complain(served.error());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Keeps the key of one register and signs its checkpoints, nothing else"};
  app.footer(footer);
  std::string folder, origin, socket;
  int descriptor = -1;
  bool print_key = false;
  app.add_option("--folder", folder, "where the key and the last signed checkpoint are")
      ->required();
  app.add_option("--origin", origin, "the register's name, as its checkpoints bear it")->required();
  auto* how = app.add_option_group("how it is asked");
  how->add_option("--socket", socket, "listen at this path");
  how->add_option("--descriptor", descriptor, "serve this inherited socket");
  how->add_flag("--print-key", print_key, "print the verifier key and end");
  how->require_option(1);
  try {
    app.parse(argc, argv);
    keep_memory_private();
    auto signer = notary::Signer::open(folder, origin);
    notary::Manners manners;
    manners.log = say;
    if (descriptor >= 0) return serve_descriptor(signer, descriptor, manners);
    if (!signer) return complain(signer.error());
    if (!print_key) return serve_socket(*signer, socket, manners);
    std::cout << print_verifier_key(signer->verifier_key()) << '\n';
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    return complain({"go on", error.what()});
  }
}
