#include "app/gui/outside_list.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace grapevine::gui {

namespace {

/// A list of the most and longest addresses stays well below.
constexpr qint64 kFileLargest = 100'000;

QString lineFor(const HostPort& seed)
{
    return QString::fromStdString(seed.text());
}

} // namespace

OutsideList::OutsideList(QString path)
    : m_path(std::move(path))
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Text)) return;
    m_addresses =
        QString::fromUtf8(file.read(kFileLargest)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (m_addresses.size() > kMost) m_addresses = m_addresses.last(kMost);
}

bool OutsideList::contains(const std::vector<HostPort>& seeds) const
{
    return std::any_of(seeds.begin(), seeds.end(), [this](const HostPort& seed) {
        return m_addresses.contains(lineFor(seed));
    });
}

bool OutsideList::add(const std::vector<HostPort>& seeds)
{
    for (const auto& seed : seeds) {
        m_addresses.removeAll(lineFor(seed));
        m_addresses.append(lineFor(seed));
    }
    if (m_addresses.size() > kMost) m_addresses = m_addresses.last(kMost);
    if (m_path.isEmpty()) return true;
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write((m_addresses.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8());
    return file.commit();
}

} // namespace grapevine::gui
