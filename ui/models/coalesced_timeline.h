#pragma once

#include <cstddef>

#include "core/filter/coalescer.h"
#include "ui/models/timeline_store.h"

namespace grapevine::models {

/// The timeline as an agent's event handlers would see it (core/filter/coalescer.h), made from the
/// raw one line by line. Notes stay; a member that is about to leave is not told.
class CoalescedTimeline {
public:
    explicit CoalescedTimeline(std::size_t capacity)
        : m_store(capacity)
    {
    }

    /// Takes at most `most` further raw lines. True when there are more.
    bool work(const TimelineStore& raw, std::size_t most);
    /// Nothing new came until now: what was held long enough is let go.
    void handleTimeout(Moment now);

    [[nodiscard]] const TimelineStore& store() const { return m_store; }
    /// Raw lines that went in, of those there are now; for showing how far it is.
    [[nodiscard]] std::size_t done(const TimelineStore& raw) const;

private:
    void takeReady();

    filter::Coalescer m_coalescer;
    TimelineStore m_store;
    TimelineStore::Id m_next = 0;
};

} // namespace grapevine::models
