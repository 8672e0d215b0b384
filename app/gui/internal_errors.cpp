#include "app/gui/internal_errors.h"

#include <algorithm>
#include <string>

#include "core/base/log.h"
#include "ui/bridge/desk_clock.h"
#include "ui/models/cluster_text.h"

namespace grapevine::gui {

namespace {
constexpr std::size_t kReasonLongest = 160; ///< A line in a bar.
} // namespace

void InternalErrors::report(Where where, std::string_view what) noexcept
{
    try {
        // Hidden before it is cut: half a key no longer looks like one.
        const auto reason = models::clusterText(Log::redact(what), kReasonLongest);
        QMetaObject::invokeMethod(
            this, [this, where, reason] { keep(where, reason); }, Qt::QueuedConnection);
    } catch (...) {
        // Without memory for a sentence there is nobody to tell.
    }
}

void InternalErrors::keep(Where where, const QString& reason)
{
    const auto known = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& entry) {
        return entry.where == where && entry.reason == reason;
    });
    if (known != m_entries.end()) {
        ++known->times;
        return;
    }
    if (m_entries.size() >= kReasonsMost) {
        ++m_dropped;
        return;
    }
    m_entries.push_back({where, reason, bridge::readDeskClock()});
    Q_EMIT happened(reason);
}

} // namespace grapevine::gui
