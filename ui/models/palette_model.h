#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

#include "ui/models/fuzzy_match.h"
#include "ui/models/name_pool.h"
#include "ui/models/palette_entry.h"

namespace grapevine::models {

/// What fits the letters typed into the palette, under headings: the section with the best of all
/// stands first. A sign in front asks for one section alone: `>` acts and settings, `@` members,
/// `#` services, `!` events. Before anything is typed: what was chosen last, then places and acts.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : int {
        HeadingRole = Qt::UserRole + 1, ///< True for a heading; all else is an entry's.
        DetailRole,
        KeysRole,
        ReasonRole,
        MarkRole,   ///< int of StatusKind, or nothing.
        PlacesRole, ///< QList<int>: letters of the title that fit.
        SectionRole,
    };

    /// Rows of one section among others, and of one alone.
    static constexpr std::size_t kAmongOthersMost = 6;
    static constexpr std::size_t kAloneMost = 200;
    static constexpr std::size_t kRecentMost = 6;

    using QAbstractListModel::QAbstractListModel;

    /// All that can be found but the members, in the order in which they are told.
    void setEntries(PaletteEntries entries);
    /// The members by their names; `entry` tells of one by its place in the pool.
    void setMembers(NamePool pool, std::function<PaletteEntry(std::uint32_t)> entry);
    /// What was chosen before, the last first. What is not to be had any more is left out.
    void setRecent(const PaletteEntries& recent);

    void setTyped(const QString& typed);
    [[nodiscard]] const QString& typed() const { return m_typed; }

    [[nodiscard]] bool isHeading(int row) const;
    /// Not of a heading.
    [[nodiscard]] const PaletteEntry& entryAt(int row) const;
    /// The first row at or after that one that is no heading; -1 when there is none. Before it,
    /// when `step` is -1.
    [[nodiscard]] int choosable(int row, int step = 1) const;
    /// Names that are not sought through, as there are too many.
    [[nodiscard]] std::size_t leftOut() const { return m_members.leftOut(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        PaletteEntry entry;
        QString heading; ///< Empty: it is an entry.
        QList<int> places;
    };
    struct Found {
        PaletteSection section = PaletteSection::Acts;
        int best = 0;
        std::size_t total = 0;
        std::vector<Row> rows{};
    };

    /// The section with the best of all first.
    void showBest(const std::vector<PaletteSection>& sections, const FuzzyPattern& pattern,
                  std::size_t most);
    [[nodiscard]] Found find(PaletteSection section, const FuzzyPattern& pattern, std::size_t most);
    [[nodiscard]] Found findMembers(const FuzzyPattern& pattern, std::size_t most);
    void show(const Found& found);
    [[nodiscard]] QString sentence(const Row& row) const;

    PaletteEntries m_entries;
    std::vector<QString> m_folded; ///< Title and detail of each, for the search.
    NamePool m_members;
    std::function<PaletteEntry(std::uint32_t)> m_memberAt;
    PaletteEntries m_recent;
    QString m_typed;
    std::vector<Row> m_rows;
};

/// A heading: `Members`.
[[nodiscard]] QString sectionTitle(PaletteSection section);

} // namespace grapevine::models
