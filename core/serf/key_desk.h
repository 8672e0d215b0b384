#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/serf/key_store.h"
#include "core/serf/serf_event.h"

namespace grapevine::serf {

/// Answers the operator's `serf keys`: the four key queries, in Go's words. An answer is owed even
/// by a member that only reads, or else the operator's command fails for the whole cluster.
/// Source: serf, internal_query.go; memberlist, keyring.go.
class KeyDesk {
public:
    /// Whether an answer of these bytes keeps to the size limit.
    using Fits = std::function<bool(ByteView)>;

    struct Answer {
        Bytes payload;
        std::optional<KeysChanged> event; ///< Nothing for a mere listing.
    };

    /// `keys` may be null: no encryption.
    KeyDesk(KeyStore* keys, Counters& counters)
        : m_keys(keys)
        , m_counters(counters)
    {
    }

    /// `query` is the name without its `_serf_`. Nothing when it is no key query.
    [[nodiscard]] std::optional<Answer> handle(std::string_view query, ByteView payload,
                                               const Fits& fits);
    /// A key query that says no key kills every Go node that reads it: never spread such a one.
    [[nodiscard]] static bool isDeadly(std::string_view query, ByteView payload);

private:
    enum class Change : std::uint8_t { Install, Use, Remove };

    [[nodiscard]] Answer change(Change change, std::string_view query, ByteView payload);
    /// Empty when it is done, or else why not.
    [[nodiscard]] std::string apply(Change change, ByteView key);
    [[nodiscard]] Bytes list(const Fits& fits);
    [[nodiscard]] bool encrypted() const { return m_keys != nullptr && m_keys->encrypted(); }

    KeyStore* m_keys;
    Counters& m_counters;
};

} // namespace grapevine::serf
