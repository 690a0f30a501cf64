// Serves one register: pages for people, an interface for programs.

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <string>

#include "apps/account_key.h"
#include "apps/house.h"
#include "apps/mail.h"
#include "press/typesetter.h"
#include "web/server.h"
#include "web/site.h"

namespace {

using namespace inviola;

constexpr const char* footer =
    "Ends with 0 after SIGINT or SIGTERM, 1 if it cannot begin, 2 if the command is not "
    "understood.";

int complain(const Fault& fault) {
  std::cerr << "inviolad: " << to_string(fault) << '\n';
  return 1;
}

/// A sign-in or a failure: for the operator, beside the faults.
void tell(const std::string& line) { std::cerr << "inviolad: " + line + "\n"; }

std::string openapi_of(const apps::Books& books) {
  for (const auto& file : books.files) {
    if (file.path == "api/openapi.json") return file.text;
  }
  return "{}";
}

void wait_for_the_end() {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  int received = 0;
  sigwait(&ends, &received);
}

/// Before any thread is started: all of them leave these signals to the one that waits.
void hold_back_signals() {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &held, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a full disk, no reason to end
}

/// What of the command is neither the register's nor the server's.
struct Given {
  std::string data, mail, account_key, site;
  bool behind_tls = false;
};

int serve(const apps::Opening& given, const Given& more, web::Settings settings) {
  const std::string& mail = more.mail;
  apps::Opening opening = given;
  opening.report = [](const Fault& fault) { complain(fault); };
  const auto demonstration = apps::is_demonstration(opening.folder);
  if (!demonstration) return complain(demonstration.error());
  auto books = apps::open_books(more.data, *demonstration);
  if (!books) return complain(books.error());
  auto opened = apps::open_register(opening, books->law);
  if (!opened) return complain(opened.error());

  press::PangoTypesetter typesetter;
  office::SystemClock clock;
  auto key = apps::open_account_key(apps::account_key_file(more.account_key, opening.folder),
                                    *opened, opening.folder);
  if (!key) return complain(key.error());
  office::people::People people({.office = *opened->office,
                                 .papers = opened->archive->housekeeping(),
                                 .entropy = *opened->entropy,
                                 .clock = clock,
                                 .key = std::move(*key),
                                 .journal = tell});
  if (auto locked = people.lock_what_is_in_clear(); !locked) return complain(locked.error());
  office::people::Filings filings(people);
  office::people::Passkeys passkeys(people, more.site);
  web::Site site({.office = *opened->office,
                  .words = *books->words,
                  .typesetter = typesetter,
                  .people = people,
                  .filings = filings,
                  .passkeys = passkeys,
                  .register_name = opened->origin,
                  .openapi = openapi_of(*books),
                  .demonstration = opened->demonstration,
                  .encrypted = more.behind_tls || !settings.certificate.chain.empty(),
                  .report = [](const Fault& fault) { complain(fault); }});
  settings.error_page = [&site](int status, std::string_view path) {
    return site.error_page(status, path);
  };
  settings.report = [](const Fault& fault) { complain(fault); };
  web::Server server(
      settings,
      [&site](web::Request request, web::Answer answer) {
        site.answer(std::move(request), std::move(answer));
      },
      [&site](const web::Request& request) { return site.admit(request); });
  std::optional<apps::Post> post;
  if (!mail.empty()) {
    auto given_post = apps::open_post(mail, opened->demonstration);
    if (!given_post) return complain(given_post.error());
    post = std::move(*given_post);
  }
  if (auto started = server.start(); !started) return complain(started.error());
  std::unique_ptr<apps::MailRounds> rounds;
  if (post) {
    rounds = std::make_unique<apps::MailRounds>(std::move(*post), *opened, *books->words,
                                                [](const Fault& fault) { complain(fault); });
  }
  std::cout << "Inviola serves " << opened->origin << " at http://" << settings.address << ':'
            << server.port() << "/" << std::endl;
  wait_for_the_end();
  server.stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Serves a register of Inviola"};
  app.footer(footer);
  apps::Opening opening;
  opening.create = true;
  web::Settings settings;
  settings.port = 8080;
  std::string today;
  Given given;
  app.add_option("--register", opening.folder, "the folder of the register; made if not there")
      ->required();
  app.add_option("--origin", opening.origin, "the register's name, when it is made");
  app.add_option("--address", settings.address, "to listen at")->capture_default_str();
  app.add_option("--port", settings.port, "to listen at; 0: any that is free")
      ->capture_default_str();
  app.add_option("--today", today, "a set day, YYYY-MM-DD, instead of the machine's");
  app.add_option("--data", given.data, "the folder of law and words");
  app.add_option("--certificate", settings.certificate.chain, "PEM; with --certificate-key: TLS");
  app.add_option("--certificate-key", settings.certificate.key, "PEM");
  app.add_flag("--behind-tls", given.behind_tls,
               "people reach it over TLS, which ends at a program before it");
  app.add_option("--account-key", given.account_key,
                 "the file of the key that locks the secrets of accounts; made if the register has "
                 "none yet; else DIR.account-key beside the register");
  app.add_option("--site", given.site,
                 "where people reach it, https://register.example: passkeys are offered there");
  app.add_option("--mail", given.mail,
                 "the settings by which letters are sent (docs/operating/mail.md); else none");
  try {
    app.parse(argc, argv);
    opening.today = Date::parse(today);
    if (!today.empty() && !opening.today) {
      std::cerr << "inviolad: --today " << today << ": no such day; write YYYY-MM-DD\n";
      return 2;
    }
    if (!given.site.empty() && !office::people::relying_party_of(given.site)) {
      std::cerr << "inviolad: --site " << given.site
                << ": write https:// and a name, without a path\n";
      return 2;
    }
    hold_back_signals();
    return serve(opening, given, settings);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    return complain({"go on", error.what()});
  }
}
