#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "procedure/standing.h"

namespace inviola::procedure::detail {

using FindCommunication = std::function<CommunicationPointer(const Reference&)>;

/// A dossier from its occurrences, the report of each, and every act about them in order of entry.
Dossier build_dossier(std::vector<Reference> members,
                      const std::vector<CommunicationPointer>& reports,
                      std::vector<EnteredActPointer> history, const FindCommunication& find);

/// The obligor's line in the duty index.
OpenFollowUp line_of(const Obligor& obligor, std::uint32_t dossier, std::uint8_t index);

/// The shared vector for writing; copied first if anybody else holds it.
template <class T>
std::vector<T>& own_copy(std::shared_ptr<const std::vector<T>>& shared) {
  if (shared.use_count() != 1) shared = std::make_shared<std::vector<T>>(*shared);
  return const_cast<std::vector<T>&>(*shared);
}

}  // namespace inviola::procedure::detail
