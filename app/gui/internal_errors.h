#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

namespace grapevine::gui {

/// Mistakes of ours that nothing closer could catch: where an exception ended, and what it said.
/// Each is told once, however often it happens again.
class InternalErrors final : public QObject {
    Q_OBJECT
public:
    /// A program that makes more different mistakes has been told of often enough.
    static constexpr std::size_t kReasonsMost = 32;

    enum class Where : std::uint8_t {
        Window,  ///< While the event loop handed something to a widget.
        Network, ///< On the gossip thread.
    };

    struct Entry {
        Where where = Where::Window;
        QString reason; ///< Plain, keys hidden, short.
        Moment first;
        std::uint64_t times = 1;
    };

    using QObject::QObject;

    /// From any thread; told a turn of the event loop later. It must outlive whoever calls.
    void report(Where where, std::string_view what) noexcept;

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Different ones beyond `kReasonsMost`.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

Q_SIGNALS:
    /// The first of its kind.
    void happened(const QString& reason);

private:
    void keep(Where where, const QString& reason);

    std::vector<Entry> m_entries;
    std::uint64_t m_dropped = 0;
};

} // namespace grapevine::gui
