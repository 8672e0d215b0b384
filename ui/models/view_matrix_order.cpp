// Which rows and columns there are, and how they stand.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "ui/models/natural_key.h"
#include "ui/models/view_matrix_model.h"

namespace grapevine::models {

namespace {

/// Runs of positions whose keys are not wanted, last first.
template<class Keep, class Drop>
void dropRuns(std::vector<MemberKey>& keys, const Keep& keep, const Drop& drop)
{
    for (auto last = static_cast<int>(keys.size()) - 1; last >= 0; --last) {
        if (keep(keys[static_cast<std::size_t>(last)])) continue;
        int first = last;
        while (first > 0 && !keep(keys[static_cast<std::size_t>(first) - 1]))
            --first;
        drop(first, last);
        last = first;
    }
}

int misplaced(const std::vector<MemberKey>& shown, const std::vector<MemberKey>& wanted)
{
    int out = 0;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (i >= wanted.size() || shown[i] != wanted[i]) ++out;
    return out;
}

} // namespace

void ViewMatrixModel::dropGone()
{
    const auto members = m_matrix.members();
    dropRuns(
        m_rows,
        [&](MemberKey key) { return std::binary_search(members.begin(), members.end(), key); },
        [this](int first, int last) {
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
        });
    const bool anybody = !m_matrix.askers().empty();
    dropRuns(
        m_columns,
        [&](MemberKey key) {
            return isOwn(key) ? anybody && m_members.contains(key)
                              : m_matrix.answeredAt(key).has_value();
        },
        [this](int first, int last) {
            beginRemoveColumns({}, first, last);
            m_columns.erase(m_columns.begin() + first, m_columns.begin() + last + 1);
            endRemoveColumns();
        });
}

void ViewMatrixModel::joinNew()
{
    const auto fresh = [](Keys wanted, const Keys& shown) {
        const std::set<MemberKey> there(shown.begin(), shown.end());
        wanted.erase(std::remove_if(wanted.begin(), wanted.end(),
                                    [&](MemberKey key) { return there.count(key) > 0; }),
                     wanted.end());
        return wanted;
    };
    if (const auto rows = fresh(wantedRows(), m_rows); !rows.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
    if (const auto columns = fresh(wantedColumns(), m_columns); !columns.empty()) {
        beginInsertColumns({}, columnCount(), columnCount() + static_cast<int>(columns.size()) - 1);
        m_columns.insert(m_columns.end(), columns.begin(), columns.end());
        endInsertColumns();
    }
}

void ViewMatrixModel::resort()
{
    beginResetModel();
    m_rows = wantedRows();
    m_columns = wantedColumns();
    endResetModel();
    Q_EMIT pictureChanged();
}

int ViewMatrixModel::pending() const
{
    return misplaced(m_rows, wantedRows()) + misplaced(m_columns, wantedColumns());
}

ViewMatrixModel::Keys ViewMatrixModel::wantedRows() const
{
    Keys out;
    for (const auto& key : m_disputedOnly ? m_picture.disputed : m_picture.members)
        if (passes(key)) out.push_back(key);
    sort(out);
    return out;
}

ViewMatrixModel::Keys ViewMatrixModel::wantedColumns() const
{
    auto out = m_matrix.askers();
    // An address that nobody lists is a stranger here: its word has no name to stand under.
    out.erase(std::remove_if(
                  out.begin(), out.end(),
                  [this](MemberKey key) { return isOwn(key) || m_matrix.facts(key) == nullptr; }),
              out.end());
    sort(out);
    // Ours beside the first, where there is one to hold it against.
    if (m_own && m_members.contains(*m_own) && !out.empty()) out.insert(out.begin(), *m_own);
    return out;
}

void ViewMatrixModel::sort(Keys& keys) const
{
    struct Place {
        std::size_t group;
        bool zoneless;
        QString zone;
        std::string name;
        MemberKey key;
    };
    std::vector<Place> places;
    places.reserve(keys.size());
    // Blocks are seen as blocks where zones and groups are not the same.
    const bool byGroup =
        std::any_of(m_picture.patterns.begin(), m_picture.patterns.end(), [](const auto& pattern) {
            return !pattern.groups.empty() && pattern.tag.empty();
        });
    for (const auto& key : keys) {
        const auto name = rawName(key);
        const auto group = m_groups.find(name);
        const auto zone = zoneOf(key);
        places.push_back({byGroup && group != m_groups.end() ? group->second : m_groups.size(),
                          zone.isEmpty(), zone, naturalKey(name), key});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.group, a.zoneless, a.zone, a.name, a.key) <
               std::tie(b.group, b.zoneless, b.zone, b.name, b.key);
    });
    std::transform(places.begin(), places.end(), keys.begin(),
                   [](const Place& place) { return place.key; });
}

} // namespace grapevine::models
