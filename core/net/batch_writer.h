#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/agent/peek_table.h"
#include "core/net/mailbox.h"

namespace grapevine::net {

/// Fills a link's mailbox from several tables one after the other: entries are numbered through,
/// and batches come at once when nothing came lately, else every kPace. Lives on the context's
/// thread.
class BatchWriter : public std::enable_shared_from_this<BatchWriter> {
public:
    static constexpr Duration kPace = std::chrono::milliseconds{33};

    BatchWriter(boost::asio::io_context& context, ClusterId cluster);

    [[nodiscard]] Mailbox& mailbox() { return m_mailbox; }

    void put(agent::TableChanges changes);
    /// An entry that no table makes.
    void putEntry(const Moment& now, link::EntryKind kind, std::string text);
    /// Rows held before are thrown away.
    void putFullPicture(std::vector<link::MemberRowPtr> rows);

    /// Has `publish` called as soon as the pace allows; it puts the status and rings.
    void onPublish(std::function<void()> publish) { m_publish = std::move(publish); }
    void publishSoon();
    void publishNow();
    void stop();

private:
    boost::asio::steady_timer m_timer;
    Mailbox m_mailbox;
    ClusterId m_cluster;
    std::uint64_t m_entries = 0;
    TimePoint m_published{};
    bool m_armed = false;
    std::function<void()> m_publish;
};

} // namespace grapevine::net
