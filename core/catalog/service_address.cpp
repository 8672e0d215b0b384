#include "core/catalog/service_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace grapevine::catalog {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAllDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

std::optional<std::uint16_t> portIn(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
    return port;
}

bool isLoopback(const IpAddress& address)
{
    const auto bytes = address.bytes();
    if (address.isV4()) return std::to_integer<unsigned>(bytes[0]) == 127;
    return std::all_of(bytes.begin(), bytes.end() - 1, [](auto b) { return b == std::byte{0}; }) &&
           bytes.back() == std::byte{1};
}

bool isUnspecified(const IpAddress& address)
{
    const auto bytes = address.bytes();
    return std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == std::byte{0}; });
}

bool isLocalhost(std::string_view name)
{
    constexpr std::string_view local = "localhost";
    if (!name.empty() && name.back() == '.') name.remove_suffix(1);
    return name.size() == local.size() &&
           std::equal(name.begin(), name.end(), local.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

bool isScheme(std::string_view text)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return isLetter(c) || isDigit(c) || c == '+' || c == '.' || c == '-';
           });
}

void setHost(ServiceAddress& out, std::string host, const Endpoint& member)
{
    out.host = std::move(host);
    const bool isHere = !member.address.isNone() && isLoopback(member.address);
    const auto address = IpAddress::fromText(out.host);
    out.kind = address ? ServiceAddress::Kind::Ip : ServiceAddress::Kind::Name;
    if (isHere) return;
    if (address && isUnspecified(*address)) {
        out.reach = ServiceAddress::Reach::Unspecified;
    } else if (address ? isLoopback(*address) : isLocalhost(out.host)) {
        out.reach = ServiceAddress::Reach::OwnLoopback;
    }
}

void setMembersHost(ServiceAddress& out, const Endpoint& member)
{
    if (member.address.isNone()) {
        out.kind = ServiceAddress::Kind::Unreadable;
        return;
    }
    out.host = member.address.text();
    out.kind = ServiceAddress::Kind::Ip;
}

} // namespace

bool ServiceAddress::isReachable() const
{
    return (kind == Kind::Ip || kind == Kind::Name) && port != 0 && reach == Reach::Open;
}

std::string ServiceAddress::hostPort() const
{
    if (kind == Kind::Missing) return {};
    if (kind == Kind::Unreadable) return text;
    return port == 0 ? host : HostPort{host, port}.text();
}

ServiceAddress readServiceAddress(std::string_view text, const Endpoint& member)
{
    ServiceAddress out;
    out.text = text;
    if (text.empty()) return out;
    std::string_view rest = text;
    if (const auto mark = rest.find("://"); mark != std::string_view::npos) {
        if (!isScheme(rest.substr(0, mark))) {
            out.kind = ServiceAddress::Kind::Unreadable;
            return out;
        }
        out.scheme = rest.substr(0, mark);
        rest = rest.substr(mark + 3);
    }
    if (const auto slash = rest.find('/'); slash != std::string_view::npos) {
        out.path = rest.substr(slash);
        rest = rest.substr(0, slash);
    }
    // `:8080` and `8080` leave the host out, as Go's listeners do.
    const auto bare = rest.substr(rest.size() > 1 && rest.front() == ':' ? 1 : 0);
    if (isAllDigits(bare)) {
        if (const auto port = portIn(bare)) {
            out.port = *port;
            setMembersHost(out, member);
            return out;
        }
    } else if (auto where = parseHostPort(rest, 0)) {
        out.port = where->port;
        setHost(out, std::move(where->host), member);
        return out;
    }
    return {.text = std::string(text), .kind = ServiceAddress::Kind::Unreadable};
}

ServiceAddress readServiceAddress(std::string_view host, std::string_view port,
                                  const Endpoint& member)
{
    ServiceAddress out;
    if (host.empty()) {
        if (member.address.isNone() && port.empty()) return out;
        setMembersHost(out, member);
    } else {
        const bool bracketed = host.front() == '[' && host.back() == ']';
        const auto plain = bracketed ? host.substr(1, host.size() - 2) : host;
        const auto where = parseHostPort(plain, 0);
        if (where && where->port == 0) {
            setHost(out, where->host, member);
        } else {
            out.kind = ServiceAddress::Kind::Unreadable;
        }
    }
    if (!port.empty()) {
        if (const auto number = portIn(port)) {
            out.port = *number;
        } else {
            out.kind = ServiceAddress::Kind::Unreadable;
        }
    }
    const std::string shownHost{host.empty() ? out.host : std::string(host)};
    out.text = port.empty() ? shownHost : shownHost + ':' + std::string(port);
    if (out.kind == ServiceAddress::Kind::Unreadable) {
        return {.text = std::move(out.text), .kind = ServiceAddress::Kind::Unreadable};
    }
    return out;
}

} // namespace grapevine::catalog
