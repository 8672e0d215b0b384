#include "ui/models/palette_model.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace grapevine::models {

namespace {

/// What a sign in front asks for.
struct Sign {
    char16_t letter;
    std::array<PaletteSection, 3> sections;
};
constexpr Sign kSigns[] = {
    {u'>', {PaletteSection::Acts, PaletteSection::Places, PaletteSection::Settings}},
    {u'@', {PaletteSection::Members, PaletteSection::Members, PaletteSection::Members}},
    {u'#', {PaletteSection::Services, PaletteSection::Services, PaletteSection::Services}},
    {u'!', {PaletteSection::Events, PaletteSection::Events, PaletteSection::Events}},
};

constexpr std::array kSections = {PaletteSection::Places,   PaletteSection::Acts,
                                  PaletteSection::Clusters, PaletteSection::Members,
                                  PaletteSection::Services, PaletteSection::Events,
                                  PaletteSection::Settings};

const Sign* signOf(const QString& typed)
{
    for (const auto& sign : kSigns) {
        if (typed.startsWith(QChar(sign.letter))) return &sign;
    }
    return nullptr;
}

QString say(const char* text)
{
    return QCoreApplication::translate("Palette", text);
}

} // namespace

QString sectionTitle(PaletteSection section)
{
    switch (section) {
    case PaletteSection::Recent: return say(QT_TRANSLATE_NOOP("Palette", "Chosen before"));
    case PaletteSection::Places: return say(QT_TRANSLATE_NOOP("Palette", "Places"));
    case PaletteSection::Acts: return say(QT_TRANSLATE_NOOP("Palette", "Acts"));
    case PaletteSection::Clusters: return say(QT_TRANSLATE_NOOP("Palette", "Clusters"));
    case PaletteSection::Members: return say(QT_TRANSLATE_NOOP("Palette", "Members"));
    case PaletteSection::Services: return say(QT_TRANSLATE_NOOP("Palette", "Services"));
    case PaletteSection::Events: return say(QT_TRANSLATE_NOOP("Palette", "Events and queries"));
    case PaletteSection::Settings: return say(QT_TRANSLATE_NOOP("Palette", "Settings"));
    }
    return {};
}

void PaletteModel::setEntries(PaletteEntries entries)
{
    m_entries = std::move(entries);
    m_folded.clear();
    m_folded.reserve(m_entries.size());
    for (const auto& entry : m_entries) {
        // Places in the title stay what they are: the rest stands behind.
        m_folded.push_back(foldedForSearch(
            entry.detail.isEmpty() ? entry.title : entry.title + QLatin1Char('\n') + entry.detail));
    }
    setTyped(m_typed);
}

void PaletteModel::setMembers(NamePool pool, std::function<PaletteEntry(std::uint32_t)> entry)
{
    m_members = std::move(pool);
    m_memberAt = std::move(entry);
    setTyped(m_typed);
}

void PaletteModel::setRecent(const PaletteEntries& recent)
{
    m_recent = recent;
    setTyped(m_typed);
}

PaletteModel::Found PaletteModel::find(PaletteSection section, const FuzzyPattern& pattern,
                                       std::size_t most)
{
    if (section == PaletteSection::Members) return findMembers(pattern, most);
    struct Hit {
        int score;
        std::size_t at;
    };
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        if (m_entries[at].section != section) continue;
        if (const int score = pattern.score(m_folded[at]); score > 0) hits.push_back({score, at});
    }
    if (!pattern.isEmpty()) {
        std::stable_sort(hits.begin(), hits.end(),
                         [](const Hit& a, const Hit& b) { return a.score > b.score; });
    }
    Found found{.section = section, .total = hits.size()};
    if (!hits.empty()) found.best = hits.front().score;
    hits.resize(std::min(hits.size(), most));
    for (const auto& hit : hits) {
        Row row{.entry = m_entries[hit.at], .heading = {}, .places = {}};
        for (const int place : pattern.places(m_folded[hit.at])) {
            if (place < row.entry.title.size()) row.places.append(place);
        }
        found.rows.push_back(std::move(row));
    }
    return found;
}

PaletteModel::Found PaletteModel::findMembers(const FuzzyPattern& pattern, std::size_t most)
{
    Found found{.section = PaletteSection::Members};
    if (!m_memberAt) return found;
    const auto hits = m_members.best(pattern, most, found.total);
    if (!hits.empty()) found.best = hits.front().score;
    for (const auto& hit : hits) {
        Row row{.entry = m_memberAt(hit.index), .heading = {}, .places = {}};
        for (const int place : pattern.places(foldedForSearch(row.entry.title)))
            row.places.append(place);
        found.rows.push_back(std::move(row));
    }
    return found;
}

void PaletteModel::show(const Found& found)
{
    if (found.rows.empty()) return;
    QString heading = sectionTitle(found.section);
    if (found.total > found.rows.size()) {
        const QLocale locale;
        heading = QCoreApplication::translate("Palette", "%1 · %2 of %3",
                                              "a section, rows shown, rows there are")
                      .arg(heading, locale.toString(qulonglong{found.rows.size()}),
                           locale.toString(qulonglong{found.total}));
    }
    m_rows.push_back({.entry = {.section = found.section, .id = {}, .title = heading},
                      .heading = heading,
                      .places = {}});
    m_rows.insert(m_rows.end(), found.rows.begin(), found.rows.end());
}

void PaletteModel::showBest(const std::vector<PaletteSection>& sections,
                            const FuzzyPattern& pattern, std::size_t most)
{
    std::vector<Found> all;
    all.reserve(sections.size());
    for (const auto section : sections)
        all.push_back(find(section, pattern, most));
    if (!pattern.isEmpty()) {
        std::stable_sort(all.begin(), all.end(),
                         [](const Found& a, const Found& b) { return a.best > b.best; });
    }
    for (const auto& found : all)
        show(found);
}

void PaletteModel::setTyped(const QString& typed)
{
    beginResetModel();
    m_typed = typed;
    m_rows.clear();
    const auto trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        Found recent{.section = PaletteSection::Recent};
        for (const auto& entry : m_recent) {
            if (recent.rows.size() == kRecentMost) break;
            // A member as it stood when it was chosen; all else as it stands now.
            const auto now = std::find_if(m_entries.begin(), m_entries.end(),
                                          [&](const auto& one) { return one.isSame(entry); });
            if (now == m_entries.end() && entry.section != PaletteSection::Members) continue;
            recent.rows.push_back(
                {.entry = now == m_entries.end() ? entry : *now, .heading = {}, .places = {}});
        }
        recent.total = recent.rows.size();
        show(recent);
        for (const auto section : {PaletteSection::Places, PaletteSection::Acts})
            show(find(section, {}, kAloneMost));
    } else if (const auto* sign = signOf(trimmed); sign != nullptr) {
        std::vector<PaletteSection> sections{sign->sections[0]};
        for (const auto section : sign->sections) {
            if (section != sections.front()) sections.push_back(section);
        }
        showBest(sections, FuzzyPattern(trimmed.mid(1)), kAloneMost);
    } else {
        showBest({kSections.begin(), kSections.end()}, FuzzyPattern(trimmed), kAmongOthersMost);
    }
    endResetModel();
}

bool PaletteModel::isHeading(int row) const
{
    return !m_rows[static_cast<std::size_t>(row)].heading.isEmpty();
}

const PaletteEntry& PaletteModel::entryAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].entry;
}

int PaletteModel::choosable(int row, int step) const
{
    while (row >= 0 && row < rowCount() && isHeading(row))
        row += step;
    return row < 0 || row >= rowCount() ? -1 : row;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    // What cannot be done now can be gone to: it says why.
    return isHeading(index.row()) ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString PaletteModel::sentence(const Row& row) const
{
    if (!row.heading.isEmpty()) return row.heading;
    const auto& entry = row.entry;
    QStringList parts{entry.title};
    if (entry.mark) parts.append(statusWord(*entry.mark));
    if (!entry.detail.isEmpty()) parts.append(entry.detail);
    parts.append(sectionTitle(entry.section));
    if (!entry.keys.isEmpty()) parts.append(entry.keys);
    if (!entry.reason.isEmpty()) parts.append(entry.reason);
    return parts.join(QStringLiteral(", "));
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.entry.title;
    case Qt::AccessibleTextRole: return sentence(row);
    case HeadingRole: return !row.heading.isEmpty();
    case DetailRole: return row.entry.detail;
    case KeysRole: return row.entry.keys;
    case ReasonRole: return row.entry.reason;
    case MarkRole: return row.entry.mark ? QVariant(static_cast<int>(*row.entry.mark)) : QVariant();
    case PlacesRole: return QVariant::fromValue(row.places);
    case SectionRole: return static_cast<int>(row.entry.section);
    default: return {};
    }
}

} // namespace grapevine::models
