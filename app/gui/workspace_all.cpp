// What concerns all open clusters at once: whether we are a member anywhere, the end, and sleep.

#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "app/gui/workspace.h"
#include "ui/bridge/cluster_session.h"

namespace grapevine::gui {

bool Workspace::isObserving() const
{
    return std::any_of(m_desks.begin(), m_desks.end(),
                       [](const auto& desk) { return desk->keeper().isObserving(); });
}

bool Workspace::listensOn(std::uint16_t port) const
{
    const auto end = fmt::format(":{}", port);
    return std::any_of(m_desks.begin(), m_desks.end(), [&end](const auto& desk) {
        const auto* session = desk->keeper().session();
        return session != nullptr && session->status().self &&
               session->status().self->address.ends_with(end);
    });
}

void Workspace::closeAll(std::function<void()> then)
{
    m_closing = true;
    auto left = std::make_shared<std::size_t>(m_desks.size());
    if (*left == 0) {
        then();
        return;
    }
    for (const auto& desk : m_desks) {
        desk->keeper().close([left, then] {
            if (--*left == 0) then();
        });
    }
}

void Workspace::prepareForSleep(const std::function<void()>& done)
{
    auto left = std::make_shared<std::size_t>(m_desks.size());
    if (*left == 0) {
        done();
        return;
    }
    for (const auto& desk : m_desks) {
        desk->keeper().prepareForSleep([left, done] {
            if (--*left == 0) done();
        });
    }
}

void Workspace::resume()
{
    for (const auto& desk : m_desks)
        desk->keeper().resume();
}

} // namespace grapevine::gui
