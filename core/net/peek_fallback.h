#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/base/log.h"
#include "core/base/name_table.h"
#include "core/link/command.h"
#include "core/link/link_status.h"
#include "core/link/member_row.h"
#include "core/link/observation_batch.h"
#include "core/net/batch_writer.h"
#include "core/net/peek_cluster.h"
#include "core/net/peek_options.h"

namespace grapevine::net {

/// Goes on by peeking inside a link that began as a member: what the peeks find goes into the
/// link's own mailbox, under the numbers that its members had before. Lives on the context's
/// thread.
class PeekFallback : public std::enable_shared_from_this<PeekFallback> {
public:
    /// Members without a row of ours, askers above all, get numbers from here on.
    static constexpr std::uint32_t kNumbersFrom = 0x80000000U;
    /// Names in all, the link's own among them, up to which the peeks' are kept for good: what
    /// strangers say may cost 30 MB at most. Members beyond have numbers without a name, and
    /// `peek.names-left-out` counts them.
    static constexpr std::size_t kNamesMost = 262'144;

    /// `reason` is the text of the Resync entry that the first answer makes. `names` is borrowed.
    PeekFallback(boost::asio::io_context& context, PeekOptions options, Log log, NameTable& names,
                 BatchWriter& writer, std::string reason);
    ~PeekFallback();
    PeekFallback(const PeekFallback&) = delete;
    PeekFallback& operator=(const PeekFallback&) = delete;

    void start();
    /// The link itself says what becomes of it; only of rounds that ask the members we do.
    void handleCommand(link::CommandId id, const link::Command& command);
    /// What the peeks found since the last batch.
    void handleBatch(link::ObservationBatch batch);

    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const;

private:
    void drain();
    [[nodiscard]] MemberId number(MemberId theirs);
    [[nodiscard]] MemberId numberFor(const link::MemberRow& row);
    [[nodiscard]] link::MemberRowPtr renumbered(const link::MemberRowPtr& row);

    boost::asio::io_context& m_context;
    ClusterId m_cluster;
    NameTable& m_names;
    BatchWriter& m_writer;
    std::shared_ptr<PeekCluster::Machine> m_machine;
    std::set<link::CommandId> m_rounds;               ///< Asked of us, and not answered yet.
    std::string m_reason;                             ///< Empty once told.
    std::unordered_map<MemberId, MemberId> m_numbers; ///< Ours by theirs, of who is there.
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    link::LinkStatus m_status;
    Counters m_counters;
    std::uint64_t m_namesLeftOut = 0;
};

} // namespace grapevine::net
