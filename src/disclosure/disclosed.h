#pragma once

#include <utility>

#include "disclosure/viewer.h"

namespace inviola::disclosure {

class Gate;

/// Something its viewer may see. Only the gate makes one; pages, notes, exports and figures accept
/// nothing else.
template <class T>
class Disclosed {
 public:
  const T& operator*() const { return shown_; }
  const T* operator->() const { return &shown_; }
  /// Whom it was disclosed to.
  const Viewer& viewer() const { return viewer_; }

 private:
  friend class Gate;
  Disclosed(T shown, Viewer viewer) : shown_(std::move(shown)), viewer_(std::move(viewer)) {}
  T shown_;
  Viewer viewer_;
};

}  // namespace inviola::disclosure
