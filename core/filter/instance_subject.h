#pragma once

#include "core/catalog/service.h"
#include "core/filter/member_subject.h"

namespace grapevine::filter {

/// One instance of a service as a filter sees it: its member, with the service's name for `service`
/// and its own port for `port`. Bare words are found in the service's name, its group and the
/// address as well. Lives shorter than both.
class InstanceSubject final : public MemberSubject {
public:
    InstanceSubject(const catalog::ServiceKey& service, const catalog::Instance& instance,
                    TimePoint now)
        : MemberSubject(*instance.row, now)
        , m_service(service)
        , m_instance(instance)
    {
    }

    [[nodiscard]] bool anyText(Field field, std::string_view key, const Look& look) const override;
    [[nodiscard]] std::optional<double> number(Field field,
                                               std::optional<Duration> within) const override;
    [[nodiscard]] bool hasWord(std::string_view word) const override;

private:
    const catalog::ServiceKey& m_service;
    const catalog::Instance& m_instance;
};

} // namespace grapevine::filter
