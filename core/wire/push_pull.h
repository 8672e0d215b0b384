#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/wire/decode_error.h"
#include "core/wire/messages.h"
#include "core/wire/value_skipper.h"

namespace grapevine::wire {

/// Reads a push/pull out of growing plain stream bytes (type byte 6 first), node by node, so
/// that a large state is decoded while it arrives and a lying header costs nothing.
class PushPullReader {
public:
    using NodeSink = std::function<void(const PushNodeState&)>;

    /// `sink` is called once per node, in order; the views in it live only during the call.
    explicit PushPullReader(NodeSink sink)
        : m_sink(std::move(sink))
    {
    }

    enum class Progress : std::uint8_t { NeedMore, Done };

    /// `plain` is everything so far; it must begin with the same bytes each time (it may move).
    /// Fails with UnknownType when it is no push/pull, with OutOfRange or TooLarge on lying
    /// lengths or on an object above kObjectLargest, and otherwise as `decode` does; Truncated
    /// never comes out of here.
    [[nodiscard]] Expected<Progress, DecodeError> advance(ByteView plain);

    [[nodiscard]] const PushPullHeader& header() const { return m_header; }
    [[nodiscard]] bool headerKnown() const { return m_headerKnown; }
    [[nodiscard]] std::int64_t nodesRead() const { return m_nodesRead; }
    /// Serf's part, once Done: a view into `plain` as last given.
    [[nodiscard]] ByteView userState() const { return m_userState; }

private:
    /// Hands the object at m_offset to `use` and passes it; false while its bytes are incomplete.
    template<class M, class Use>
    [[nodiscard]] Expected<bool, DecodeError> withNext(ByteView plain, Use use);

    NodeSink m_sink;
    PushPullHeader m_header;
    bool m_headerKnown = false;
    std::int64_t m_nodesRead = 0;
    std::size_t m_offset = 1;
    ByteView m_userState;
    Scratch m_scratch;
    bool m_unfinished = false; ///< The object at m_offset was cut off; m_skipper seeks its end.
    ValueSkipper m_skipper;
};

/// The request that changes nothing over there: no nodes, no user state, Join=false.
[[nodiscard]] Bytes encodePeekRequest();

} // namespace grapevine::wire
