#include "office/office.h"

#include <algorithm>
#include <future>
#include <utility>

#include "base/limits.h"
#include "office/attachments.h"
#include "office/fold.h"
#include "office/references.h"
#include "procedure/codec.h"
#include "procedure/powers.h"

namespace inviola::office {
namespace {

using procedure::EnteredAct;
using procedure::EnteredActPointer;
using procedure::Standing;

constexpr std::size_t batch_max = 256;
constexpr std::size_t waiting_max = 10'000;

ledger::Salt draw_salt(Entropy& entropy) {
  ledger::Salt salt;
  entropy.fill(salt.bytes);
  return salt;
}

}  // namespace

Office::Office(World world, std::shared_ptr<const mandate::Law> law, std::string origin)
    : world_(world), law_(std::move(law)), origin_(std::move(origin)) {}

Result<std::unique_ptr<Office>> Office::open(World world, std::shared_ptr<const mandate::Law> law,
                                             std::string origin, std::optional<Date> as_at) {
  std::unique_ptr<Office> office(new Office(world, std::move(law), std::move(origin)));
  if (auto loaded = office->load(as_at); !loaded) return failure(loaded.error());
  office->writer_ = std::thread([raw = office.get()] { raw->write_while_open(); });
  return office;
}

Office::~Office() {
  {
    const std::lock_guard lock(queue_mutex_);
    closing_ = true;
  }
  queue_changed_.notify_all();
  if (writer_.joinable()) writer_.join();
}

Result<void> Office::load(std::optional<Date> as_at) {
  auto folded = fold(world_.archive, as_at);
  if (!folded) return failure(folded.error());
  as_at_past_day_ = as_at && folded->last && *folded->last > *as_at;
  acts_ = std::move(folded->acts);
  whole_ = std::move(folded->whole);
  tree_ = std::move(folded->tree);
  auto key = world_.notary.verifier_key();
  if (!key) return failure(within("ask the notary for its key", key.error()));
  verifier_key_ = std::move(*key);
  if (auto checked = check_against_checkpoint(); !checked) return checked;
  if (published_size_ != tree_.size()) return publish();
  // A register in which nothing was entered is vouched for too: it can be verified and restored.
  // Nothing else waits for it.
  if (checkpoint_.empty()) (void)publish();
  return {};
}

Result<void> Office::check_against_checkpoint() {
  auto last = world_.archive.last_checkpoint();
  if (!last) return failure(last.error());
  if (!*last) return {};
  const auto key = ledger::parse_verifier_key(verifier_key_);
  if (!key) return failure(key.error());
  const auto checkpoint = ledger::open_checkpoint(**last, *key);
  if (!checkpoint) return failure(within("read the last checkpoint", checkpoint.error()));
  const auto root = tree_.root_at(checkpoint->size);
  if (!root || *root != checkpoint->root) {
    return failure(Fault{"hold the register against its last signed checkpoint",
                         "its entries are not those that were signed; run: inviola verify"});
  }
  checkpoint_ = std::move(**last);
  published_size_ = checkpoint->size;
  return {};
}

void Office::submit(Submission submission, Answer answer) {
  if (as_at_past_day_) {
    answer(failure(Failure{Fault{"enter an act",
                                 "the register is shown as on a past day; leave "
                                 "out the set day, or set a later one"}}));
    return;
  }
  {
    const std::lock_guard lock(queue_mutex_);
    if (!closing_ && queue_.size() < waiting_max) {
      queue_.push_back({std::move(submission), std::move(answer)});
      queue_changed_.notify_one();
      return;
    }
  }
  answer(failure(Failure{Fault{"enter an act", "too many are waiting; try again"}}));
}

Outcome Office::submit(Submission submission) {
  std::promise<Outcome> promise;
  std::future<Outcome> outcome = promise.get_future();
  submit(std::move(submission), [&](Outcome result) { promise.set_value(std::move(result)); });
  return outcome.get();
}

void Office::write_while_open() {
  for (;;) {
    std::vector<Waiting> batch;
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait(lock, [&] { return closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const std::size_t taken = std::min(batch_max, queue_.size());
      std::move(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(taken),
                std::back_inserter(batch));
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    write(std::move(batch));
  }
}

std::optional<Office::Ready> Office::admit(Waiting& waiting, Standing& working,
                                           Series<EnteredActPointer>& acts) {
  Date today = world_.calendar.today();
  // The register's own days never go back, whatever the clock does.
  if (acts.size() > 0) today = std::max(today, acts.at(acts.size() - 1)->entered);
  Submission& given = waiting.submission;
  const Viewer author = given.author ? Viewer::of(*given.author) : Viewer::the_desk();
  const auto seen = working_viewers_.of(author, acts, working);

  procedure::Filing filing{given.author, given.done.value_or(today),
                           draw_unused_reference(world_.entropy, working), std::move(given.body)};
  name_occurrences(filing.body, world_.entropy, working);
  const auto settled = settle_attachments(world_.archive, filing.author, filing.body);
  if (!settled) {
    waiting.answer(failure(Failure{settled.error()}));
    return std::nullopt;
  }
  auto act = procedure::receive(*seen, *law_, filing, today);
  if (act && !*settled) act = failure(settled->error());
  if (act && given.hands == Hands::one &&
      procedure::for_two(act->body, *seen) != procedure::ForTwo::no) {
    act = failure(procedure::Refusal{.code = "second-person"});
  }
  if (act) {
    if (auto permitted = disclosure::Gate::permits(*act, working); !permitted) {
      act = failure(permitted.error());
    }
  }
  if (!act) {
    waiting.answer(failure(Failure{act.error()}));
    return std::nullopt;
  }
  auto entered =
      std::make_shared<const EnteredAct>(EnteredAct{acts.size(), today, std::move(*act)});
  KeptEntry kept{procedure::encode(*entered), draw_salt(world_.entropy)};
  if (kept.bytes.size() > limits::act_bytes_max) {
    waiting.answer(failure(Failure{procedure::Refusal{.code = "too-long"}}));
    return std::nullopt;
  }
  working = procedure::after(std::move(working), entered);
  acts.push_back(entered);
  return Ready{std::move(entered), std::move(kept), std::move(waiting.answer)};
}

void Office::write(std::vector<Waiting> batch) {
  Standing working;
  Series<EnteredActPointer> acts;
  {
    const std::lock_guard lock(register_mutex_);
    working = whole_;
    acts = acts_;
  }
  const ledger::RegisterSize before{acts.size()};
  std::vector<Ready> ready;
  for (Waiting& waiting : batch) {
    if (auto admitted = admit(waiting, working, acts)) ready.push_back(std::move(*admitted));
  }
  if (ready.empty()) return;

  std::vector<KeptEntry> kept;
  kept.reserve(ready.size());
  for (Ready& one : ready) kept.push_back(std::move(one.kept));
  if (auto appended = world_.archive.append(before, kept); !appended) {
    working_viewers_.forget();
    for (Ready& one : ready) {
      one.answer(failure(Failure{within("enter an act", appended.error())}));
    }
    return;
  }
  {
    const std::lock_guard lock(register_mutex_);
    whole_ = std::move(working);
    acts_ = std::move(acts);
    for (const KeptEntry& one : kept) {
      tree_.append(ledger::leaf_hash(ledger::commitment(one.salt, one.bytes)));
    }
  }
  // The acts are entered. If the notary does not answer now, they are published with the next.
  const auto publishing = publish();
  if (!publishing && world_.report) world_.report(within("publish entries", publishing.error()));
  const bool published = publishing.has_value();
  for (std::size_t i = 0; i < ready.size(); ++i) {
    Filed filed{std::move(ready[i].entered), std::nullopt};
    if (published) {
      const std::lock_guard lock(register_mutex_);
      const ledger::EntryNumber number{filed.entered->position};
      if (auto path = tree_.inclusion_proof(number, published_size_)) {
        filed.receipt = ledger::Receipt{number, kept[i].salt, std::move(*path), checkpoint_};
      }
    }
    ready[i].answer(std::move(filed));
  }
}

Result<void> Office::publish() {
  // Known again only when the notary has answered: it may have signed and not been heard.
  auto last = std::exchange(last_signed_, std::nullopt);
  if (!last) {
    auto asked = world_.notary.last();
    if (!asked) return failure(asked.error());
    last = std::move(*asked);
  }
  ledger::Checkpoint checkpoint;
  std::vector<Digest> consistency;
  {
    const std::lock_guard lock(register_mutex_);
    checkpoint = {origin_, tree_.size(), tree_.root()};
    auto proof = tree_.consistency_proof(last->size, checkpoint.size);
    if (!proof) return failure(within("prove that the register only grew", proof.error()));
    consistency = std::move(*proof);
  }
  auto note = world_.notary.sign(checkpoint, consistency);
  if (!note) return failure(within("have the checkpoint signed", note.error()));
  last_signed_ = checkpoint;
  if (auto kept = world_.archive.keep_checkpoint(checkpoint.size, *note); !kept) {
    return failure(within("keep the checkpoint", kept.error()));
  }
  const std::lock_guard lock(register_mutex_);
  checkpoint_ = std::move(*note);
  published_size_ = checkpoint.size;
  return {};
}

Disclosed<Standing> Office::seen_by(const Viewer& viewer) {
  const std::lock_guard lock(register_mutex_);
  return viewers_.of(viewer, acts_, whole_);
}

Result<Office::Foreseen, procedure::Refusal> Office::foresee(procedure::Body body,
                                                             const Viewer& viewer) {
  Standing whole;
  Series<EnteredActPointer> acts;
  {
    const std::lock_guard lock(register_mutex_);
    whole = whole_;
    acts = acts_;
  }
  Date today = world_.calendar.today();
  if (acts.size() > 0) today = std::max(today, acts.at(acts.size() - 1)->entered);
  const auto desk = seen_by(Viewer::the_desk());
  // As long as it is not entered it has no reference; no document says it.
  const procedure::Reference none{"0000-0000"};
  auto act = procedure::receive(*desk, *law_, {std::nullopt, today, none, std::move(body)}, today);
  if (!act) return failure(act.error());
  if (auto permitted = disclosure::Gate::permits(*act, whole); !permitted) {
    return failure(permitted.error());
  }
  auto entered =
      std::make_shared<const EnteredAct>(EnteredAct{acts.size(), today, std::move(*act)});
  whole = procedure::after(std::move(whole), entered);
  acts.push_back(std::move(entered));
  return Foreseen{none, disclosure::Gate::disclose(acts, whole, viewer)};
}

std::string Office::entry_digest(const EnteredAct& entered) {
  return sha256(procedure::encode(entered)).hex();
}

Result<std::optional<ledger::Receipt>> Office::receipt(const procedure::Reference& reference,
                                                       const Viewer& viewer) {
  ledger::Receipt receipt;
  {
    const std::lock_guard lock(register_mutex_);
    const auto entered = whole_.act(reference);
    if (!entered || !disclosure::Gate::may_have_receipt(entered->act, viewer)) return std::nullopt;
    receipt.number = ledger::EntryNumber{entered->position};
    if (entered->position >= published_size_.value()) return std::nullopt;
    auto path = tree_.inclusion_proof(receipt.number, published_size_);
    if (!path) return failure(path.error());
    receipt.path = std::move(*path);
    receipt.checkpoint = checkpoint_;
  }
  const auto read =
      world_.archive.read(receipt.number, ledger::RegisterSize{receipt.number.value() + 1},
                          [&](ledger::EntryNumber, const KeptEntry& kept) -> Result<void> {
                            receipt.salt = kept.salt;
                            return {};
                          });
  if (!read) return failure(read.error());
  return receipt;
}

Published Office::published() {
  const std::lock_guard lock(register_mutex_);
  return {published_size_, checkpoint_, verifier_key_};
}

Result<std::vector<Digest>> Office::consistency(ledger::RegisterSize from,
                                                ledger::RegisterSize to) {
  const std::lock_guard lock(register_mutex_);
  if (to > published_size_) return failure(Fault{"prove consistency", "no such size is published"});
  return tree_.consistency_proof(from, to);
}

std::uint64_t Office::version() {
  const std::lock_guard lock(register_mutex_);
  return acts_.size();
}

}  // namespace inviola::office
