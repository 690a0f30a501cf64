// The command line: for scripts and for the careful.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "apps/account_key.h"
#include "apps/formats.h"
#include "apps/house.h"
#include "apps/issued.h"
#include "apps/mail.h"
#include "apps/people.h"
#include "apps/stage.h"
#include "archive/folder/text_folder.h"
#include "archive/sqlite/sqlite_archive.h"
#include "base/json.h"
#include "base/limits.h"
#include "console/acts.h"
#include "console/cases.h"
#include "console/console.h"
#include "console/inquiries.h"
#include "console/mail.h"
#include "console/papers.h"
#include "console/progress.h"
#include "office/demonstration.h"
#include "office/evidence.h"
#include "office/fold.h"
#include "office/keys.h"

namespace {

using namespace inviola;
namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* footer =
    "A command that changes a register needs --register DIR, and no other program writing to it.\n"
    "Ends with 0 if done, 1 if the procedure refuses or a check finds something wrong, 2 if the\n"
    "command is not understood, 3 if the world failed (a file, a disk, a process), 4 if the act\n"
    "waits for a second person, who signs it in the browser.";

/// What every command may be given.
struct Given {
  std::string folder, data, today, author = "desk", done_on, as = "public", language = "en";
  bool json = false;
};

/// A command and what it answers. Each runs after the whole line is understood.
class CommandLine {
 public:
  int run(int argc, char** argv);

 private:
  void filing(CLI::App& app);
  void desk(CLI::App& app);
  void questions(CLI::App& app);
  void documents(CLI::App& app);
  void law(CLI::App& app);
  void keeping(CLI::App& app);
  void people(CLI::App& app);
  void stories(CLI::App& app);
  void mail(CLI::App& app);

  CLI::App* command(CLI::App& app, const char* name, const char* what, std::function<int()> answer);
  CLI::App* on_register(CLI::App* command);

  int enter(const json::object& act);
  int file();
  int ask(const std::function<int(const console::Question&)>& question);
  int of_tables(const std::function<int(const console::Library&)>& question);
  int create();
  int demonstrate();
  std::optional<publication::ReceiptFigures> receipt_of(std::uint64_t entry) const;
  int correct(const console::Question& question);
  int write_document(const publication::Document& document, const publication::Catalogue& words);
  /// The official text into the folder of the law.
  int keep_text(const std::optional<mandate::MandateSymbol>& symbol, const std::string& text);
  int verify();
  int verify_document();
  int export_to();
  int make_key();
  int invite();
  int replace_account_key();
  int tell_cases();
  /// Opens the register for writing and does this with it.
  int with_office(const std::function<int(apps::Register&, const apps::Books&)>& act);
  int make_round();
  int tell_or_set_contacts();

  std::optional<Date> today_;
  Result<apps::Books> books(bool exercise) { return apps::open_books(given_.data, exercise); }
  const publication::Catalogue& words_in(const apps::Books& books) const;
  console::Output output() const { return {std::cout, std::cerr, given_.json}; }
  Result<disclosure::Viewer> viewer() const;
  static void say(const json::object& answer) { std::cout << print_json(answer) << '\n'; }

  Given given_;
  std::string about_, state_, event_, words_, audience_, file_, second_, part_, to_verify_;
  std::string field_ = "statement", format_ = "text", on_, until_, number_, cut_off_;
  std::vector<std::string> list_;
  apps::Inviting inviting_;
  console::Answers answers_;
  console::PaperAsked asked_;
  console::ContactChange contact_;
  int session_ = 0;
  bool why_ = false, agreed_ = false, withdrawn_ = false;
  std::function<int()> answer_;
};

std::optional<Date> day(const std::string& text, const char* option) {
  const auto parsed = Date::parse(text);
  if (!parsed) throw CLI::ValidationError(option, text + " is no day; write YYYY-MM-DD");
  return parsed;
}

CLI::App* CommandLine::command(CLI::App& app, const char* name, const char* what,
                               std::function<int()> answer) {
  CLI::App* added = app.add_subcommand(name, what);
  added->callback([this, answer = std::move(answer)] { answer_ = answer; });
  added->add_flag("--json", given_.json, "print JSON, for programs");
  added->add_option("--data", given_.data, "the folder of law and words");
  added
      ->add_option("--language", given_.language,
                   "of what is answered, and of words that are filed: ar zh en fr ru es")
      ->capture_default_str();
  return added;
}

CLI::App* CommandLine::on_register(CLI::App* command) {
  command->add_option("--register", given_.folder, "the folder of the register")->required();
  command->add_option("--today", given_.today, "a set day, YYYY-MM-DD, instead of the machine's");
  return command;
}

/// The words of the language asked for, which is one that is offered.
const publication::Catalogue& CommandLine::words_in(const apps::Books& books) const {
  const auto language = language_of(given_.language);
  const auto* found = language ? books.words->find(*language) : nullptr;
  if (found != nullptr) return *found;
  std::string offered;
  for (const Language one : books.words->offered()) offered += " " + std::string(tag(one));
  throw CLI::ValidationError("--language",
                             given_.language + " is not offered; these are:" + offered);
}

Result<disclosure::Viewer> CommandLine::viewer() const {
  if (given_.as == "public") return disclosure::Viewer::the_public();
  if (given_.as == "desk") return disclosure::Viewer::the_desk();
  if (given_.as == "auditor") return disclosure::Viewer::the_auditor();
  return disclosure::Viewer::of(mandate::StateCode{given_.as});
}

int CommandLine::enter(const json::object& act) {
  return with_office([&](apps::Register& opened, const apps::Books& opened_books) {
    office::SystemClock clock;
    office::people::People people(
        {*opened.office, opened.archive->housekeeping(), *opened.entropy, clock});
    office::people::Filings filings(people);
    return console::enter(output(), {*opened.office, filings, words_in(opened_books)},
                          given_.author, act, given_.done_on);
  });
}

int CommandLine::file() {
  std::string text;
  if (file_ == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    auto read = archive::read_file(file_, limits::request_bytes_max);
    if (!read) return console::complain(output(), read.error());
    text = std::move(*read);
  }
  const auto value = parse_json(text);
  if (!value || !value->is_object()) {
    return console::complain(
        output(), {"read " + file_,
                   value ? "not an object"
                         : value.error().why + " at byte " + std::to_string(value.error().byte)});
  }
  return enter(value->get_object());
}

void CommandLine::filing(CLI::App& app) {
  const auto by_state = [&](const char* name, const char* what, std::function<int()> answer) {
    CLI::App* added = on_register(command(app, name, what, std::move(answer)));
    added->add_option("--as", given_.author, "the State's code, ISO 3166-1 alpha-3")->required();
    added->add_option("--done", given_.done_on, "the day it was signed; else today");
    return added;
  };
  CLI::App* report = by_state("file", "File a report or any other act from a JSON file (10 (a))",
                              [this] { return file(); });
  report->add_option("FILE", file_, "the act, as spec/act.md has it; - for standard input")
      ->required();

  CLI::App* follow = by_state(
      "follow-up", "Report on measures, outcome, prevention (10 (b))",
      [this] { return enter(console::follow_up(about_, answers_, words_, given_.language)); });
  follow->add_option("--about", about_, "the dossier")->required();
  const std::string answers = "reported, under_inquiry, barred_by_law, nothing_new or declined";
  follow->add_option("--justice", answers_.justice, answers);
  follow->add_option("--outcome", answers_.outcome, answers);
  follow->add_option("--prevention", answers_.prevention, answers);
  follow->add_option("--words", words_, "what the State says");

  CLI::App* view = by_state("views", "Submit views on measures needed or taken (12)",
                            [this] { return enter(console::views(words_, given_.language)); });
  view->add_option("--words", words_, "the views")->required();

  CLI::App* remark = by_state(
      "comment", "Comment on the own paragraphs of a report in the making (practice)",
      [this] { return enter(console::comment(about_, agreed_, list_, words_, given_.language)); });
  remark->add_option("--about", about_, "the invitation")->required();
  remark->add_flag("--agreed", agreed_, "they may stand as they are");
  remark->add_option("--list", list_, "communications whose paragraphs are meant; else all");
  remark->add_option("--words", words_, "what should be corrected");

  CLI::App* confirm = by_state("confirm-contact", "Confirm that a contact point still holds",
                               [this] { return enter(console::confirm_contact(part_)); });
  confirm->add_option("--which", part_, "mission or capital")->required();

  audience_ = "secretary_general";
  CLI::App* withhold =
      by_state("restrict", "Ask that a communication be withheld (11 (b))",
               [this] { return enter(console::restrict(about_, audience_, list_)); });
  CLI::App* release = by_state("release", "Release what was withheld (11 (b))", [this] {
    return enter(console::release(about_, audience_, list_));
  });
  for (CLI::App* one : {withhold, release}) {
    one->add_option("--about", about_, "the communication")->required();
    one->add_option("--list", list_, "codes of States, for the audience `listed`");
  }
  const std::string audiences =
      "everyone, all_states, states_concerned, listed or secretary_general";
  withhold->add_option("--audience", audience_, audiences)->capture_default_str();
  release->add_option("--audience", audience_, audiences)->required();
}

void CommandLine::desk(CLI::App& app) {
  CLI::App* circulate =
      on_register(command(app, "circulate", "Circulate a communication to all States (11 (b))",
                          [this] { return enter(console::circulate(about_)); }));
  circulate->add_option("--about", about_, "the communication")->required();
  CLI::App* attention = on_register(
      command(app, "draw-attention", "Draw a State's attention to the procedure (11 (c))",
              [this] { return enter(console::draw_attention(about_, state_)); }));
  attention->add_option("--about", about_, "the dossier")->required();
  attention->add_option("--to", state_, "the State's code")->required();
  CLI::App* remind =
      on_register(command(app, "remind", "Remind the State where it took place (11 (d))", [this] {
        return enter(console::remind(state_, about_, event_, list_));
      }));
  remind->add_option("--to", state_, "the State's code")->required();
  auto* what = remind->add_option_group("of what");
  what->add_option("--about", about_, "the dossier");
  what->add_option("--event", event_, "an event of the public record, where no report has come");
  what->require_option(1);
  remind->add_option("--elements", list_, "justice, outcome, prevention");
  CLI::App* invite = on_register(
      command(app, "invite-comments",
              "Ask the States that a report quotes to read their paragraphs (practice)",
              [this] { return enter(console::invite_comments(session_, part_, until_)); }));
  invite->add_option("--session", session_, "to which the report goes")->required();
  invite->add_option("--part", part_, "report or addendum")->required();
  invite->add_option("--until", until_, "last day for comments, YYYY-MM-DD")->required();
  CLI::App* answer = on_register(command(
      app, "answer-comment", "Tell a State what became of its comment (practice)",
      [this] { return enter(console::answer_comment(about_, agreed_, words_, given_.language)); }));
  answer->add_option("--about", about_, "the comment")->required();
  answer->add_flag("--taken-up", agreed_, "it is taken up");
  answer->add_option("--words", words_, "what the State is told; needed if it is not");
  CLI::App* translated = on_register(
      command(app, "translate", "Enter a translation beside the words of a State", [this] {
        return enter(withdrawn_ ? console::withdraw_translation(about_)
                                : console::translate(about_, field_, words_, given_.language));
      }));
  translated->add_option("--as", given_.author, "the State whose words they are; else the desk");
  translated->add_option("--about", about_, "the communication, or a correction of one")
      ->required();
  translated->add_option("--of", field_, "statement, justice, outcome or prevention")
      ->capture_default_str();
  translated->add_option("--words", words_, "the translation, in the language of --language");
  translated->add_flag("--withdraw", withdrawn_, "withdraw the translation that --about names");
  CLI::App* circular = on_register(
      command(app, "circular", "Enter the circular note of a cycle (11 (a), 12)",
              [this] { return enter(console::circular(session_, number_, cut_off_)); }));
  circular->add_option("--session", session_, "to which the report goes")->required();
  circular->add_option("--number", number_, "of the note")->required();
  circular->add_option("--cut-off", cut_off_, "last day in time, YYYY-MM-DD")->required();
}

int CommandLine::ask(const std::function<int(const console::Question&)>& question) {
  const auto demonstration = apps::is_demonstration(given_.folder);
  if (!demonstration) return console::complain(output(), demonstration.error());
  auto opened_books = books(*demonstration);
  if (!opened_books) return console::complain(output(), opened_books.error());
  auto opened = apps::open_for_reading(given_.folder);
  if (!opened) return console::complain(output(), opened.error());
  const std::optional<Date> as_at = on_.empty() ? today_ : day(on_, "--on");
  const auto folded = office::fold(*opened->archive, as_at);
  if (!folded) return console::complain(output(), folded.error());
  const auto seen = folded->seen_by(*viewer());
  const console::Library library{*opened_books->law, words_in(*opened_books)};
  const Date today =
      *demonstration && folded->last ? *folded->last : office::SystemCalendar().today();
  return question({seen, library, as_at.value_or(today), opened->demonstration});
}

void CommandLine::questions(CLI::App& app) {
  const auto ask_as = [&](CLI::App* command) {
    command->add_option("--as", given_.as, "who asks: public, desk, auditor, or a State's code")
        ->capture_default_str();
    command->add_option("--on", on_, "the day, YYYY-MM-DD; else today");
    return command;
  };
  CLI::App* due = ask_as(on_register(command(
      app, "due", "What a State owes on a day; without one, the Secretariat's round", [this] {
        return ask([this](const console::Question& question) {
          return console::duties(output(), question, state_, why_);
        });
      })));
  due->add_option("--state", state_, "the State's code");
  due->add_flag("--why", why_, "say why each date is what it is");
  CLI::App* dossier = ask_as(on_register(command(app, "dossier", "All about one incident", [this] {
    return ask([this](const console::Question& question) {
      return console::dossier(output(), question, about_);
    });
  })));
  dossier->add_option("REFERENCE", about_, "of the dossier")->required();
}

int CommandLine::write_document(const publication::Document& document,
                                const publication::Catalogue& words) {
  const auto bytes = apps::in_format(document, format_, words);
  if (!bytes) return console::complain(output(), bytes.error());
  if (file_.empty()) {
    std::cout << *bytes;
    return console::done;
  }
  if (auto written = archive::write_file(file_, *bytes); !written) {
    return console::complain(output(), written.error());
  }
  return console::done;
}

void CommandLine::documents(CLI::App& app) {
  part_ = "report";
  CLI::App* report = on_register(
      command(app, "report", "Compile the Secretary-General's report of a cycle (13)", [this] {
        if (!to_verify_.empty()) return verify_document();
        if (session_ == 0) throw CLI::RequiredError("--session or --verify");
        return ask([this](const console::Question& question) {
          if (given_.json) return console::cycle_facts(output(), question, session_);
          if (part_ == "corrigendum") return correct(question);
          const auto document = console::cycle_document(question, session_, part_);
          if (document && part_ != "agenda") console::tell_length(output(), *document);
          if (document) return write_document(*document, question.library.words);
          std::cerr << "inviola: no resolution of the chain asks for that document of session "
                    << session_ << '\n';
          return static_cast<int>(console::refused);
        });
      }));
  CLI::Option* session = report->add_option("--session", session_, "to which the report goes");
  CLI::Option* file = report->add_option(
      "--verify", to_verify_, "a file: whether it is a document that was issued, and which");
  session->excludes(file);
  report->add_option("--part", part_, "report, addendum, corrigendum or agenda")
      ->check(CLI::IsMember({"report", "addendum", "corrigendum", "agenda"}))
      ->capture_default_str();
  report->add_option("--corrections", second_,
                     "for a corrigendum, a file: [{\"paragraph\", \"for\", \"read\"}, ...]");
  report
      ->add_option("--as", given_.as,
                   "who compiles: public or desk, for whom summaries of what is restricted stand")
      ->check(CLI::IsMember({"public", "desk"}))
      ->capture_default_str();
  report->add_option("--on", on_, "the day of the compilation, YYYY-MM-DD; else today");
  const auto written = [this](CLI::App* command) {
    command->add_option("--format", format_, "text, html, pdf, docx or xml (Akoma Ntoso)")
        ->check(CLI::IsMember(std::vector<std::string>(apps::formats.begin(), apps::formats.end())))
        ->capture_default_str();
    command->add_option("--out", file_, "the file; else standard output");
  };
  written(report);
  CLI::App* note = on_register(
      command(app, "note", "A note as it would go to a State, or a form for its mission", [this] {
        // What would be sent is made from what the State may see.
        given_.as = asked_.to.empty() ? "public" : asked_.to;
        return ask([this](const console::Question& question) {
          const auto document =
              console::paper(output(), question, asked_,
                             [this](std::uint64_t entry) { return receipt_of(entry); });
          return document ? write_document(*document, question.library.words)
                          : static_cast<int>(console::refused);
        });
      }));
  note->add_option("KIND", asked_.kind,
                   "circular, acknowledgement, circulation, attention, reminder, comments, "
                   "comment-answer, instruments "
                   "(para. 8); or a form: note-verbale, letter")
      ->required()
      ->check(
          CLI::IsMember(std::vector<std::string>(console::papers.begin(), console::papers.end())));
  note->add_option("--to", asked_.to, "the State's code; needed but for a form");
  note->add_option("--act", asked_.act, "which it is of; else the last of its kind");
  note->add_option("--session", asked_.session, "of a circular note");
  note->add_option("--for", asked_.purpose, "of a form: report, follow-up or views")
      ->check(CLI::IsMember({"report", "follow-up", "views"}));
  note->add_option("--on", on_, "the day, YYYY-MM-DD; else today");
  written(note);
}

std::optional<publication::ReceiptFigures> CommandLine::receipt_of(std::uint64_t entry) const {
  auto opened = apps::open_for_reading(given_.folder);
  if (!opened) return std::nullopt;
  std::optional<publication::ReceiptFigures> out;
  const auto read = opened->archive->read(
      ledger::EntryNumber{entry}, ledger::RegisterSize{entry + 1},
      [&](ledger::EntryNumber, const office::KeptEntry& kept) -> Result<void> {
        out = {entry, ledger::commitment(kept.salt, kept.bytes).hex()};
        return {};
      });
  return read ? out : std::nullopt;
}

int CommandLine::correct(const console::Question& question) {
  const auto text = archive::read_file(second_, limits::request_bytes_max);
  if (!text) return console::complain(output(), text.error());
  const auto corrigendum = console::corrigendum(output(), question, session_, *text);
  return corrigendum ? write_document(*corrigendum, question.library.words)
                     : static_cast<int>(console::refused);
}

int CommandLine::of_tables(const std::function<int(const console::Library&)>& question) {
  auto opened_books = books(false);
  if (!opened_books) return console::complain(output(), opened_books.error());
  return question({*opened_books->law, words_in(*opened_books)});
}

void CommandLine::law(CLI::App& app) {
  CLI::App* status =
      command(app, "status", "How many participants an instrument has on a day", [this] {
        return of_tables([this](const console::Library& library) {
          return console::status(output(), library, about_, *day(on_, "--on"), why_);
        });
      });
  status->add_option("INSTRUMENT", about_, "the depositary's number: III-3")->required();
  status->add_option("--on", on_, "the day, YYYY-MM-DD")->required();
  status->add_flag("--list", why_, "list them");
  CLI::App* participants =
      command(app, "participants", "Who joined the seven instruments between two days", [this] {
        return of_tables([this](const console::Library& library) {
          return console::participants(output(), library, *day(on_, "--since"),
                                       *day(until_, "--until"));
        });
      });
  participants->add_option("--since", on_, "the day after which, YYYY-MM-DD")->required();
  participants->add_option("--until", until_, "the last day, YYYY-MM-DD")->required();

  CLI::App* mandate = app.add_subcommand("mandate", "The chain of resolutions");
  mandate->require_subcommand(1);
  CLI::App* show = command(*mandate, "show", "A resolution, paragraph by paragraph", [this] {
    return of_tables([this](const console::Library& library) {
      return console::show_mandate(output(), library, about_);
    });
  });
  show->add_option("SYMBOL", about_, "71/145, or A/RES/71/145")->required();
  CLI::App* diff = command(*mandate, "diff", "What two resolutions say otherwise", [this] {
    return of_tables([this](const console::Library& library) {
      return console::compare_mandates(output(), library, about_, second_);
    });
  });
  diff->add_option("A", about_, "a symbol")->required();
  diff->add_option("B", second_, "another")->required();
  const auto with_file = [this](auto question) {
    return of_tables([this, question](const console::Library& library) {
      const auto text = archive::read_file(file_, 32u << 20);
      if (!text) return console::complain(output(), text.error());
      return question(library, *text);
    });
  };
  CLI::App* import_text = command(
      *mandate, "import", "Read an official text and show it beside ours", [this, with_file] {
        return with_file([this](const console::Library& library, const std::string& text) {
          std::optional<mandate::MandateSymbol> matched;
          const int shown = console::preview_text(output(), library, file_, text, matched);
          return why_ && shown == console::done ? keep_text(matched, text) : shown;
        });
      });
  import_text->add_option("FILE", file_, "plain text, as the United Nations prints it")->required();
  import_text->add_flag("--apply", why_, "keep it in the folder of --data, beside our wording")
      ->needs("--data");

  CLI::App* import = app.add_subcommand("import", "Read tables of the depositary");
  import->require_subcommand(1);
  CLI::App* participation =
      command(*import, "participation", "Show what a status table would change", [this, with_file] {
        return with_file([this](const console::Library& library, const std::string& text) {
          return console::preview_participation(output(), library, file_, text, about_);
        });
      });
  participation->add_option("FILE", file_, "CSV, or a status table as text")->required();
  participation->add_option("--instrument", about_,
                            "the table is the Treaty Collection's of this one");
}

int CommandLine::keep_text(const std::optional<mandate::MandateSymbol>& symbol,
                           const std::string& text) {
  if (!symbol) {
    std::cerr << "inviola: not kept, for not all of it was understood; mend the lines named\n";
    return console::refused;
  }
  std::string name = symbol->value();
  std::replace(name.begin(), name.end(), '/', '-');
  const fs::path folder = fs::path(given_.data) / "mandates" / name / "official";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return console::complain(output(), {"make the folder " + folder.string(), error.message()});
  }
  const auto written = archive::write_file((folder / "en.txt").string(), text);
  if (!written) return console::complain(output(), written.error());
  std::cerr << "kept in " << (folder / "en.txt").string() << '\n';
  return console::done;
}

int CommandLine::verify() {
  auto opened = apps::open_for_reading(given_.folder);
  if (!opened) return console::complain(output(), opened.error());
  const std::string key = number_.empty() ? opened->verifier_key : number_;
  const auto verdict = [&] {
    const console::Progress progress(std::cerr, "verify the register");
    return office::audit(*opened->archive, key);
  }();
  if (!verdict) return console::complain(output(), verdict.error());
  if (given_.json) {
    say({{"right", verdict->finding == ledger::Finding::right},
         {"verdict", to_string(*verdict)},
         {"good", verdict->good.value()},
         {"verifier_key", key}});
  } else {
    std::cout << to_string(*verdict) << '\n';
    if (number_.empty()) std::cout << "by the key in the folder: " << key << '\n';
  }
  return verdict->finding == ledger::Finding::right ? console::done : console::refused;
}

int CommandLine::verify_document() {
  const auto file = archive::read_file(to_verify_, limits::document_bytes_max);
  if (!file) return console::complain(output(), file.error());
  auto opened = apps::open_for_reading(given_.folder);
  if (!opened) return console::complain(output(), opened.error());
  const auto opened_books = books(opened->demonstration);
  if (!opened_books) return console::complain(output(), opened_books.error());
  const auto folded = office::fold(*opened->archive, std::nullopt);
  if (!folded) return console::complain(output(), folded.error());
  const auto searched = apps::find_issued(*file, *folded, *opened_books, opened->demonstration);
  if (!searched) return console::complain(output(), searched.error());
  if (!searched->found) {
    std::cout << "not issued: " << to_verify_ << " is none of the " << searched->issued
              << " documents issued, in any language or form\n";
    return console::refused;
  }
  const apps::IssuedDocument& found = *searched->found;
  std::cout << "issued: " << found.act.symbol << ", " << found.act.part << " to session "
            << found.act.session << ", " << tag(found.language) << ", " << found.format
            << "\nentered " << found.on.iso() << " as entry " << found.position
            << ", SHA-256 of the source " << found.act.digest << '\n';
  if (!found.source_is_same) {
    std::cout << "the register gives another text today: it cannot be rebuilt as it was issued\n";
  }
  return console::done;
}

int CommandLine::export_to() {
  auto opened = apps::open_for_reading(given_.folder);
  if (!opened) return console::complain(output(), opened.error());
  std::error_code error;
  if (!fs::create_directory(file_, error)) {
    return console::complain(
        output(), {"make the folder " + file_, error ? error.message() : "it is there already"});
  }
  const console::Progress progress(std::cerr, "export the register");
  const auto exported = office::export_register(
      *opened->archive, opened->verifier_key,
      [this](std::string_view name, std::string_view bytes) -> Result<void> {
        std::ofstream stream(fs::path(file_) / name, std::ios::binary | std::ios::app);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream)
          return failure(Fault{"write " + std::string(name), "the disk did not take it"});
        return {};
      });
  if (!exported) {
    fs::remove_all(file_, error);
    return console::complain(output(), exported.error());
  }
  if (given_.json) say({{"folder", file_}});
  return console::done;
}

int CommandLine::make_key() {
  const auto demonstration = apps::is_demonstration(given_.folder);
  if (!demonstration) return console::complain(output(), demonstration.error());
  auto opened_books = books(*demonstration);
  if (!opened_books) return console::complain(output(), opened_books.error());
  const auto holder = given_.as == "desk" ? disclosure::Viewer::the_desk()
                                          : disclosure::Viewer::of(mandate::StateCode{given_.as});
  if (given_.as != "desk" && !opened_books->law->states.find(holder.state)) {
    std::cerr << "inviola: no State has the code " << given_.as << '\n';
    return console::misused;
  }
  auto opened = archive::SqliteArchive::open(given_.folder, archive::Mode::write);
  if (!opened) return console::complain(output(), opened.error());
  if (why_) {
    const auto ended = office::end_keys(**opened, holder);
    if (!ended) return console::complain(output(), ended.error());
    if (given_.json) {
      say({{"ended", *ended}});
    } else {
      std::cout << *ended << " ended\n";
    }
    return console::done;
  }
  office::SystemEntropy entropy;
  const auto key = office::make_key(**opened, entropy, holder);
  if (!key) return console::complain(output(), key.error());
  if (given_.json) {
    say({{"for", given_.as}, {"key", *key}});
  } else {
    std::cout << *key << '\n';
  }
  return console::done;
}

int CommandLine::create() {
  auto opened_books = books(false);
  if (!opened_books) return console::complain(output(), opened_books.error());
  auto opened =
      apps::open_register({.folder = file_, .create = true, .origin = about_}, opened_books->law);
  if (!opened) return console::complain(output(), opened.error());
  const std::string key = opened->office->published().verifier_key;
  if (given_.json) {
    say({{"name", opened->origin}, {"verifier_key", key}});
  } else {
    std::cout << key << '\n';
  }
  return console::done;
}

int CommandLine::demonstrate() {
  auto opened_books = books(true);
  if (!opened_books) return console::complain(output(), opened_books.error());
  std::vector<office::ToldAct> acts;
  for (const auto& source : opened_books->files) {
    if (!source.path.starts_with("demonstration/") || !source.path.ends_with(".json")) continue;
    if (source.path == apps::demonstration_people) continue;
    auto told = office::read_told_acts(source.path, source.text);
    if (!told) return console::complain(output(), told.error());
    std::move(told->begin(), told->end(), std::back_inserter(acts));
  }
  if (fs::exists(fs::path(file_) / "register.sqlite")) {
    return console::complain(output(), {"make a demonstration in " + file_,
                                        "a register is there already; give another folder"});
  }
  const Date first = acts.empty() ? Date() : acts.front().entered;
  auto opened = apps::open_register({.folder = file_,
                                     .create = true,
                                     .demonstration = true,
                                     .origin = "inviola-demonstration",
                                     .today = first},
                                    opened_books->law);
  if (!opened) return console::complain(output(), opened.error());
  auto& calendar = static_cast<office::SetCalendar&>(*opened->calendar);
  const std::size_t count = acts.size();
  if (auto told = office::tell(*opened->office, calendar, std::move(acts)); !told) {
    return console::complain(output(), told.error());
  }
  if (auto peopled = apps::people_of_demonstration(*opened, *opened_books); !peopled) {
    return console::complain(output(), peopled.error());
  }
  if (auto reached = apps::contacts_of_demonstration(*opened, *opened_books); !reached) {
    return console::complain(output(), reached.error());
  }
  if (given_.json) {
    say({{"acts", count}, {"folder", file_}});
  } else {
    std::cout << "A demonstration of " << count << " acts is in " << file_ << '\n';
  }
  return console::done;
}

int CommandLine::invite() {
  return with_office([this](apps::Register& opened, const apps::Books& opened_books) {
    inviting_.language = given_.language;
    return apps::invite(output(), opened, opened_books, inviting_);
  });
}

void CommandLine::people(CLI::App& app) {
  CLI::App* person = app.add_subcommand("person", "People who sign in");
  person->require_subcommand(1);
  CLI::App* invited =
      on_register(command(*person, "invite",
                          "Appoint somebody at the Secretariat and print the invitation; the first "
                          "supervisor of a register comes in so",
                          [this] { return invite(); }));
  invited->add_option("--user-name", inviting_.user_name, "or an e-mail address")->required();
  invited->add_option("--name", inviting_.name, "as shown, and in the appointment")->required();
  invited->add_option("--capacity", inviting_.capacity, "desk-supervisor, desk-officer or auditor")
      ->capture_default_str();
  CLI::App* listed =
      on_register(command(*person, "list", "Who has an account, and what it may do", [this] {
        auto opened = apps::open_for_reading(given_.folder);
        if (!opened) {
          return console::complain(output(), opened.error());
        }
        return apps::list_people(output(), *opened->archive, today_);
      }));
  (void)listed;
  CLI::App* renewed = on_register(
      command(*person, "new-key",
              "Where the account key is lost: make another; all accounts must be recovered",
              [this] { return replace_account_key(); }));
  renewed->add_option("--account-key", file_, "the file; else DIR.account-key beside the register");
}

int CommandLine::replace_account_key() {
  return with_office([this](apps::Register& opened, const apps::Books&) {
    const std::string file = apps::account_key_file(file_, given_.folder);
    const auto emptied = apps::replace_account_key(file, opened, given_.folder);
    if (!emptied) return console::complain(output(), emptied.error());
    if (given_.json) {
      json::array names(emptied->begin(), emptied->end());
      say({{"file", file}, {"to_recover", std::move(names)}});
      return static_cast<int>(console::done);
    }
    std::cout << "Another key is in " << file
              << ". These must be recovered, each by two officers:\n";
    for (const std::string& name : *emptied) std::cout << name << '\n';
    return static_cast<int>(console::done);
  });
}

void CommandLine::keeping(CLI::App& app) {
  const auto of_register = [&](const char* name, const char* what, std::function<int()> answer) {
    CLI::App* added = command(app, name, what, std::move(answer));
    added->add_option("--register", given_.folder, "the folder of the register")->required();
    return added;
  };
  CLI::App* verify_all = of_register("verify", "Check every entry against every signed checkpoint",
                                     [this] { return verify(); });
  verify_all->add_option("--key", number_, "the verifier key, had by another way than the folder");
  CLI::App* export_all = of_register("export", "Write the register for inviola-verify",
                                     [this] { return export_to(); });
  export_all->add_option("FOLDER", file_, "to be made")->required();
  CLI::App* backup = of_register("backup", "Copy the register while it is in use", [this] {
    auto opened = apps::open_for_reading(given_.folder);
    if (!opened) return console::complain(output(), opened.error());
    const console::Progress progress(std::cerr, "copy the register");
    const auto copied = opened->archive->copy_to(file_);
    if (!copied) return console::complain(output(), copied.error());
    if (given_.json) say({{"folder", file_}});
    return static_cast<int>(console::done);
  });
  backup->add_option("FOLDER", file_, "to be made")->required();
  CLI::App* restore =
      of_register("restore", "Make a register from a backup, after checking it", [this] {
        auto opened = apps::open_for_reading(file_);
        if (!opened) return console::complain(output(), opened.error());
        const console::Progress progress(std::cerr, "check the backup and restore it");
        const auto verdict = office::audit(*opened->archive, opened->verifier_key);
        if (!verdict) return console::complain(output(), verdict.error());
        if (given_.json) {
          say({{"verdict", to_string(*verdict)}});
        } else {
          std::cout << to_string(*verdict) << '\n';
        }
        if (verdict->finding != ledger::Finding::right) return static_cast<int>(console::refused);
        const auto copied = opened->archive->copy_to(given_.folder);
        return copied ? static_cast<int>(console::done)
                      : console::complain(output(), copied.error());
      });
  restore->add_option("BACKUP", file_, "the folder of the backup")->required();
  CLI::App* key = of_register("key", "Make a key for a State's or the desk's programs",
                              [this] { return make_key(); });
  key->add_option("--for", given_.as, "a State's code, or desk")->required();
  key->add_flag("--end", why_, "end all of its keys instead");
  people(app);
  CLI::App* made = command(app, "create", "Make an empty, real register and print its key",
                           [this] { return create(); });
  made->add_option("DIR", file_, "the folder, to be made")->required();
  made->add_option("--name", about_, "of the register, as its checkpoints bear it");
  CLI::App* demonstration = command(app, "demonstration", "Make the demonstration register",
                                    [this] { return demonstrate(); });
  demonstration->add_option("DIR", file_, "the folder, to be made")->required();
}

int CommandLine::tell_cases() {
  auto opened_books = books(true);
  if (!opened_books) return console::complain(output(), opened_books.error());
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& file : list_) {
    auto text = archive::read_file(file, limits::request_bytes_max);
    if (!text) return console::complain(output(), text.error());
    files.emplace_back(file, std::move(*text));
  }
  return console::cases(output(), files, *opened_books->law,
                        [&](const office::cases::Story& story) {
                          return apps::tell_case_in_memory(story, opened_books->law);
                        });
}

void CommandLine::stories(CLI::App& app) {
  CLI::App* tell = command(app, "case", "Tell cases and print each line that comes out otherwise",
                           [this] { return tell_cases(); });
  tell->add_option("FILE", list_, "cases, as spec/cases.md has them")->required();
}

int CommandLine::with_office(const std::function<int(apps::Register&, const apps::Books&)>& act) {
  const auto demonstration = apps::is_demonstration(given_.folder);
  if (!demonstration) return console::complain(output(), demonstration.error());
  auto opened_books = books(*demonstration);
  if (!opened_books) return console::complain(output(), opened_books.error());
  auto opened = apps::open_register({.folder = given_.folder, .today = today_}, opened_books->law);
  if (!opened) return console::complain(output(), opened.error());
  return act(*opened, *opened_books);
}

int CommandLine::make_round() {
  return with_office([this](apps::Register& opened, const apps::Books& opened_books) {
    auto post =
        apps::open_post(file_.empty() ? given_.folder + "/mail.toml" : file_, opened.demonstration);
    if (!post) return console::complain(output(), post.error());
    office::SystemClock clock;
    office::MailRound round({*opened.office, *post->courier, clock, *opened_books.words},
                            apps::manner_of(*post, opened));
    const auto made = round.run();
    if (!made) return console::complain(output(), made.error());
    if (!made->closed) {
      const auto sent = apps::send_notices(*post, opened, *opened_books.words);
      if (!sent) return console::complain(output(), sent.error());
    }
    return console::tell_round(output(), *made);
  });
}

int CommandLine::tell_or_set_contacts() {
  return with_office([this](apps::Register& opened, const apps::Books&) {
    office::Housekeeping& papers = opened.archive->housekeeping();
    const Date today = opened.office->today();
    const mandate::States& states = opened.office->law().states;
    if (!file_.empty()) {
      const auto text = archive::read_file(file_, limits::request_bytes_max);
      if (!text) return console::complain(output(), text.error());
      return console::import_contacts(output(), papers, states, file_, *text, contact_.source,
                                      today);
    }
    if (contact_.state.empty()) return console::tell_contacts(output(), papers);
    return console::set_contact(output(), papers, states, contact_, today);
  });
}

void CommandLine::mail(CLI::App& app) {
  CLI::App* round = on_register(command(
      app, "round", "Send the letters that are due, once; inviolad does so by itself with --mail",
      [this] { return make_round(); }));
  round->add_option("--mail", file_, "the settings; else mail.toml in the register's folder");
  CLI::App* dispatch = on_register(
      command(app, "dispatch", "How far the document of an act has come, State by State", [this] {
        return with_office([this](apps::Register& opened, const apps::Books& opened_books) {
          if (why_) {
            return console::send_again(output(), *opened.office, about_, state_, Language::en);
          }
          return console::tell_service(output(), *opened.office, words_in(opened_books), about_);
        });
      }));
  dispatch->add_option("--about", about_, "the act whose document was sent")->required();
  CLI::Option* again =
      dispatch->add_flag("--again", why_, "send again to whom it could not be delivered");
  dispatch->add_option("--to", state_, "with --again: to this State alone")->needs(again);
  on_register(command(app, "tasks", "What of letters and contacts waits for somebody", [this] {
    return with_office([this](apps::Register& opened, const apps::Books& opened_books) {
      return console::tell_tasks(output(), *opened.office, words_in(opened_books));
    });
  }));
  CLI::App* contact = on_register(
      command(app, "contact", "Print the directory of missions and capitals, or change it",
              [this] { return tell_or_set_contacts(); }));
  CLI::Option* of = contact->add_option("--of", contact_.state, "the State's code");
  contact->add_option("--in", contact_.language, "the language it wishes; empty: none")->needs(of);
  contact->add_option("--mission", contact_.mission, "an address; empty: none")->needs(of);
  contact->add_option("--capital", contact_.capital, "an address; empty: none")->needs(of);
  contact->add_option("--import", file_, "CSV: state,language,mission,capital")->excludes(of);
  contact->add_option("--source", contact_.source, "what the addresses are known from");
  CLI::App* drill = on_register(command(app, "drill", "Enter a drill: letters that say so",
                                        [this] { return enter(console::drill(words_, list_)); }));
  drill->add_option("--label", words_, "what it is called")->required();
  drill->add_option("--to", list_, "codes of States")->required();
}

int CommandLine::run(int argc, char** argv) {
  CLI::App app{"The register of the procedure of General Assembly resolution 71/145"};
  app.footer(footer);
  app.require_subcommand(1);
  filing(app);
  desk(app);
  questions(app);
  documents(app);
  law(app);
  keeping(app);
  stories(app);
  mail(app);
  try {
    app.parse(argc, argv);
    if (!given_.today.empty()) today_ = day(given_.today, "--today");
    return answer_();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? console::done : console::misused;
  } catch (const std::exception& error) {
    return console::complain(output(), {"go on", error.what()});
  }
}

}  // namespace

int main(int argc, char** argv) { return CommandLine().run(argc, argv); }
