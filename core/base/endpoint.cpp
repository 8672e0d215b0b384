#include "core/base/endpoint.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <fmt/format.h>

namespace grapevine {

namespace {

constexpr std::size_t kLongestHost = 255;
constexpr std::array<std::byte, 12> kMappedPrefix = {
    std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0},    std::byte{0},
    std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0xff}, std::byte{0xff}};

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return port;
}

// Letters, digits, `-`, `.`, `_`, and bytes beyond ASCII for names the resolver may know.
bool mayStandInName(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

// The C library writes `::1.2.3.4` where Go writes `::102:304`, so this is done by hand: the
// first longest run of two or more zero groups becomes `::` (RFC 5952).
std::string textOfV6(const std::array<std::byte, 16>& bytes)
{
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i] = std::to_integer<unsigned>(bytes[2 * i]) << 8U |
                    std::to_integer<unsigned>(bytes[2 * i + 1]);
    }
    std::size_t gapBegin = groups.size();
    std::size_t gapLength = 1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t end = i;
        while (end < groups.size() && groups[end] == 0)
            ++end;
        if (end - i > gapLength) {
            gapBegin = i;
            gapLength = end - i;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == gapBegin) {
            out += "::";
            i += gapLength - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':') out += ':';
        out += fmt::format("{:x}", groups[i]);
    }
    return out;
}

} // namespace

std::optional<IpAddress> IpAddress::fromBytes(ByteView bytes)
{
    IpAddress out;
    if (bytes.size() == 16 &&
        std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin())) {
        bytes = bytes.subspan(kMappedPrefix.size());
    }
    if (bytes.size() != 4 && bytes.size() != 16) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), out.m_bytes.begin());
    out.m_length = bytes.size();
    return out;
}

std::optional<IpAddress> IpAddress::fromText(std::string_view text)
{
    // A NUL would end the text for inet_pton and hide what follows.
    if (text.find('\0') != std::string_view::npos) return std::nullopt;
    const auto percent = text.find('%');
    const std::string zone{percent == std::string_view::npos ? "" : text.substr(percent + 1)};
    const std::string plain{text.substr(0, percent)};
    if (percent != std::string_view::npos && zone.empty()) return std::nullopt;
    std::array<std::byte, 16> raw{};
    if (zone.empty() && inet_pton(AF_INET, plain.c_str(), raw.data()) == 1) {
        return fromBytes(ByteView{raw}.first(4));
    }
    if (inet_pton(AF_INET6, plain.c_str(), raw.data()) != 1) return std::nullopt;
    auto out = fromBytes(raw);
    if (out && !out->isV4()) out->m_zone = zone;
    return out;
}

std::string IpAddress::text() const
{
    if (isNone()) return {};
    if (isV4()) {
        const auto part = [this](std::size_t i) { return std::to_integer<unsigned>(m_bytes[i]); };
        return fmt::format("{}.{}.{}.{}", part(0), part(1), part(2), part(3));
    }
    std::string out = textOfV6(m_bytes);
    if (!m_zone.empty()) out += "%" + m_zone;
    return out;
}

std::string Endpoint::text() const
{
    return HostPort{address.text(), port}.text();
}

std::string HostPort::text() const
{
    const bool v6 = host.find(':') != std::string::npos;
    return v6 ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

std::optional<HostPort> parseHostPort(std::string_view text, std::uint16_t portIfAbsent)
{
    const auto ugly = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    if (text.empty() || text.size() > kLongestHost || std::any_of(text.begin(), text.end(), ugly)) {
        return std::nullopt;
    }
    std::string_view host = text;
    std::string_view port;
    bool portGiven = false;
    if (text.front() == '[') {
        const auto close = text.find(']');
        if (close == std::string_view::npos) return std::nullopt;
        host = text.substr(1, close - 1);
        auto rest = text.substr(close + 1);
        const auto address = IpAddress::fromText(host);
        if (!address || (host.find(':') == std::string_view::npos)) return std::nullopt;
        if (!rest.empty()) {
            if (rest.front() != ':') return std::nullopt;
            port = rest.substr(1);
            portGiven = true;
        }
    } else {
        const auto colon = text.find(':');
        const bool several =
            colon != std::string_view::npos && text.find(':', colon + 1) != std::string_view::npos;
        if (several) {
            if (!IpAddress::fromText(text)) return std::nullopt;
        } else if (colon != std::string_view::npos) {
            host = text.substr(0, colon);
            port = text.substr(colon + 1);
            portGiven = true;
        }
    }
    if (host.empty()) return std::nullopt;
    const bool v6 = host.find(':') != std::string_view::npos;
    if (!v6 && !std::all_of(host.begin(), host.end(), mayStandInName)) return std::nullopt;
    HostPort out{std::string{host}, portIfAbsent};
    if (portGiven) {
        const auto number = parsePort(port);
        if (!number || *number == 0) return std::nullopt;
        out.port = *number;
    }
    return out;
}

} // namespace grapevine
