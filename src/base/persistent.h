#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Values that are cheap to copy and share what they have in common. A copy is a snapshot: later
/// changes to one are not seen by the other. What nobody shares is changed in place.
namespace inviola {

namespace detail {

/// The pointed-to value for writing; copied first if anybody else holds it.
template <class T>
T& own(std::shared_ptr<T>& pointer) {
  if (!pointer) {
    pointer = std::make_shared<T>();
  } else if (pointer.use_count() != 1) {
    pointer = std::make_shared<T>(*pointer);
  }
  return *pointer;
}

}  // namespace detail

/// A sequence that grows at its end. Copy: constant time. Read: constant. Change: one chunk.
template <class T>
class Series {
 public:
  static constexpr std::size_t chunk_size = 512;
  using Chunk = std::vector<T>;

  std::size_t size() const { return size_; }
  const T& at(std::size_t index) const {
    return (*(*spine_)[index / chunk_size]).at(index % chunk_size);
  }
  void push_back(T value) {
    Spine& spine = detail::own(spine_);
    if (size_ % chunk_size == 0) spine.emplace_back();
    detail::own(spine.back()).push_back(std::move(value));
    ++size_;
  }
  void set(std::size_t index, T value) {
    detail::own(detail::own(spine_)[index / chunk_size]).at(index % chunk_size) = std::move(value);
  }
  /// Visits each chunk in order: the fast way through millions.
  template <class Visit>
  void for_each_chunk(Visit visit) const {
    if (!spine_) return;
    for (const auto& chunk : *spine_) visit(*chunk);
  }

 private:
  using Spine = std::vector<std::shared_ptr<Chunk>>;
  std::shared_ptr<Spine> spine_;
  std::size_t size_ = 0;
};

/// A map from text to values: a trie over the hashes of the keys, whose leaves are short and in
/// order. Copy: constant time. Read and change: one leaf, and the way to it.
template <class T>
class Table {
 public:
  /// Null where there is none; valid until the table changes.
  const T* find(std::string_view key) const {
    std::size_t hash = hash_of(key);
    const Node* node = root_.get();
    for (; node && !node->parts.empty(); hash /= fan) node = node->parts[hash % fan].get();
    if (!node) return nullptr;
    const auto found = lower(node->entries, key);
    return found != node->entries.end() && found->first == key ? &found->second : nullptr;
  }
  void set(std::string_view key, T value) {
    std::size_t hash = hash_of(key);
    std::shared_ptr<Node>* at = &root_;
    std::size_t depth = 0;
    for (; *at && !(*at)->parts.empty(); hash /= fan, ++depth) {
      at = &detail::own(*at).parts[hash % fan];
    }
    Node& leaf = detail::own(*at);
    const auto found = lower(leaf.entries, key);
    if (found != leaf.entries.end() && found->first == key) {
      leaf.entries[found - leaf.entries.begin()].second = std::move(value);
      return;
    }
    leaf.entries.insert(found, {std::string(key), std::move(value)});
    ++size_;
    if (leaf.entries.size() > leaf_max && depth < depth_max) divide(leaf, depth);
  }
  std::size_t size() const { return size_; }
  /// Visits each value, in no order that means anything.
  template <class Visit>
  void for_each(Visit visit) const {
    if (root_) visit_below(*root_, visit);
  }

 private:
  static constexpr std::size_t fan = 16;
  static constexpr std::size_t leaf_max = 32;
  static constexpr std::size_t depth_max = 15;  ///< beyond it a hash says nothing more
  using Entries = std::vector<std::pair<std::string, T>>;
  struct Node {
    Entries entries;                           ///< of a leaf, by key
    std::vector<std::shared_ptr<Node>> parts;  ///< none of a leaf
  };

  static std::size_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }
  static auto lower(const Entries& entries, std::string_view key) {
    return std::lower_bound(entries.begin(), entries.end(), key,
                            [](const auto& entry, std::string_view k) { return entry.first < k; });
  }
  static void divide(Node& leaf, std::size_t depth) {
    leaf.parts.resize(fan);
    for (auto& entry : leaf.entries) {
      const std::size_t part = hash_of(entry.first) >> (4 * depth) & (fan - 1);
      detail::own(leaf.parts[part]).entries.push_back(std::move(entry));
    }
    leaf.entries = Entries();
  }
  template <class Visit>
  static void visit_below(const Node& node, Visit& visit) {
    for (const auto& entry : node.entries) visit(entry.second);
    for (const auto& part : node.parts) {
      if (part) visit_below(*part, visit);
    }
  }

  std::shared_ptr<Node> root_;
  std::size_t size_ = 0;
};

}  // namespace inviola
