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

/// A map from text to values. Copy: constant time. Change: one shard.
template <class T>
class Table {
 public:
  /// Null where there is none; valid until the table changes.
  const T* find(std::string_view key) const {
    if (!shards_) return nullptr;
    const auto& shard = (*shards_)[shard_of(key)];
    if (!shard) return nullptr;
    const auto found = lower(*shard, key);
    return found != shard->end() && found->first == key ? &found->second : nullptr;
  }
  void set(std::string_view key, T value) {
    Shards& shards = detail::own(shards_);
    if (shards.empty()) shards.resize(shard_count);
    Shard& shard = detail::own(shards[shard_of(key)]);
    const auto found = lower(shard, key);
    if (found != shard.end() && found->first == key) {
      const_cast<T&>(found->second) = std::move(value);
    } else {
      shard.insert(found, {std::string(key), std::move(value)});
      ++size_;
    }
  }
  std::size_t size() const { return size_; }
  /// Visits each value, in no order that means anything.
  template <class Visit>
  void for_each(Visit visit) const {
    if (!shards_) return;
    for (const auto& shard : *shards_) {
      if (!shard) continue;
      for (const auto& entry : *shard) visit(entry.second);
    }
  }

 private:
  static constexpr std::size_t shard_count = 1024;
  using Shard = std::vector<std::pair<std::string, T>>;
  using Shards = std::vector<std::shared_ptr<Shard>>;

  static std::size_t shard_of(std::string_view key) {
    return std::hash<std::string_view>{}(key) % shard_count;
  }
  static auto lower(const Shard& shard, std::string_view key) {
    return std::lower_bound(shard.begin(), shard.end(), key,
                            [](const auto& entry, std::string_view k) { return entry.first < k; });
  }

  std::shared_ptr<Shards> shards_;
  std::size_t size_ = 0;
};

}  // namespace inviola
