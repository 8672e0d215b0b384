#include "core/dns/message.h"

namespace grapevine::dns {

namespace {

struct TypeOf {
    RecordType operator()(const A&) const { return RecordType::A; }
    RecordType operator()(const Aaaa&) const { return RecordType::Aaaa; }
    RecordType operator()(const Ns&) const { return RecordType::Ns; }
    RecordType operator()(const Cname&) const { return RecordType::Cname; }
    RecordType operator()(const Ptr&) const { return RecordType::Ptr; }
    RecordType operator()(const Soa&) const { return RecordType::Soa; }
    RecordType operator()(const Srv&) const { return RecordType::Srv; }
    RecordType operator()(const Txt&) const { return RecordType::Txt; }
    RecordType operator()(const Raw& raw) const { return static_cast<RecordType>(raw.type); }
};

} // namespace

RecordType Record::type() const
{
    return std::visit(TypeOf{}, data);
}

std::optional<IpAddress> addressOf(const Record& record)
{
    if (const auto* v4 = std::get_if<A>(&record.data)) return IpAddress::fromBytes(v4->address);
    if (const auto* v6 = std::get_if<Aaaa>(&record.data)) return IpAddress::fromBytes(v6->address);
    return std::nullopt;
}

} // namespace grapevine::dns
