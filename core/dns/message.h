#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/dns/name.h"

namespace grapevine::dns {

// One message of DNS or mDNS, as values. Source: RFC 1035 4, RFC 2782, RFC 3596, RFC 6762 18.

/// Those with a shape of their own; any other number may stand in a record, too.
enum class RecordType : std::uint16_t {
    A = 1,
    Ns = 2,
    Cname = 5,
    Soa = 6,
    Ptr = 12,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Any = 255, ///< In questions only.
};

inline constexpr std::uint16_t kClassInternet = 1;

struct Question {
    Name name;
    RecordType type = RecordType::A;
    std::uint16_t questionClass = kClassInternet; ///< Without its top bit.
    bool unicastWanted = false;                   ///< The top bit, as mDNS reads it.

    bool operator==(const Question&) const = default;
};

struct A {
    std::array<std::byte, 4> address{};
    bool operator==(const A&) const = default;
};

struct Aaaa {
    std::array<std::byte, 16> address{};
    bool operator==(const Aaaa&) const = default;
};

struct Ns {
    Name host;
    bool operator==(const Ns&) const = default;
};

struct Cname {
    Name target;
    bool operator==(const Cname&) const = default;
};

struct Ptr {
    Name target;
    bool operator==(const Ptr&) const = default;
};

/// Times in seconds.
struct Soa {
    Name primary;
    Name mailbox;
    std::uint32_t serial = 0;
    std::uint32_t refresh = 0;
    std::uint32_t retry = 0;
    std::uint32_t expire = 0;
    std::uint32_t minimum = 0; ///< How long an answer "there is none" may be kept.
    bool operator==(const Soa&) const = default;
};

struct Srv {
    std::uint16_t priority = 0;
    std::uint16_t weight = 0;
    std::uint16_t port = 0;
    Name target;
    bool operator==(const Srv&) const = default;
};

/// Strings of up to 255 bytes of any kind.
struct Txt {
    std::vector<std::string> strings;
    bool operator==(const Txt&) const = default;
};

/// A type without a shape of its own here; the bytes may hold pointers that mean nothing outside
/// their message.
struct Raw {
    std::uint16_t type = 0;
    Bytes bytes;
    bool operator==(const Raw&) const = default;
};

using RecordData = std::variant<A, Aaaa, Ns, Cname, Ptr, Soa, Srv, Txt, Raw>;

struct Record {
    Name name;
    std::uint16_t recordClass = kClassInternet; ///< Without its top bit.
    bool cacheFlush = false;                    ///< The top bit, as mDNS reads it.
    std::uint32_t ttl = 0;                      ///< Seconds, as sent.
    RecordData data;

    [[nodiscard]] RecordType type() const;
    bool operator==(const Record&) const = default;
};

struct Header {
    std::uint16_t id = 0;
    bool response = false;
    std::uint8_t opcode = 0; ///< 0 to 15; 0 is a query.
    bool authoritative = false;
    bool truncated = false;
    bool recursionDesired = false;
    bool recursionAvailable = false;
    std::uint8_t reserved = 0; ///< 0 to 7.
    std::uint8_t code = 0;     ///< 0 to 15; 0 is no error.

    bool operator==(const Header&) const = default;
};

struct Message {
    Header header;
    std::vector<Question> questions;
    std::vector<Record> answers;
    std::vector<Record> authorities;
    std::vector<Record> extras;

    bool operator==(const Message&) const = default;
};

/// The address of an A or AAAA record; nothing for any other.
[[nodiscard]] std::optional<IpAddress> addressOf(const Record& record);

} // namespace grapevine::dns
