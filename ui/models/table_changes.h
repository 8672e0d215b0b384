#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace grapevine::models {

/// What became of a member from one export to another. In order of what wants to be seen first.
enum class ChangeKind : std::uint8_t { Gone, Added, Changed };
inline constexpr std::size_t kChangeKinds = 3;

/// One line of a comparison: a member that came or went, or one field of a member that changed.
struct TableChange {
    QString member;
    ChangeKind kind = ChangeKind::Gone;
    QString field;  ///< Empty but for Changed.
    QString before; ///< Empty: nothing was there.
    QString after;
};

/// Everything that differs between two exports, as lines that are safe to show.
class TableChanges {
public:
    /// Lines kept at most; the rest is counted. More are no longer read by eye: a filter narrows
    /// them before the export.
    static constexpr std::size_t kLinesMost = 200'000;

    struct Field {
        std::string_view name;
        std::string_view before;
        std::string_view after;
    };

    /// Members in the order in which they are to stand, those gone first.
    void addGone(std::string_view member);
    void addNew(std::string_view member);
    void addChanged(std::string_view member, const std::vector<Field>& fields);
    /// A column that is in one of the two only, or that always differs.
    void addNotCompared(std::string_view column);

    [[nodiscard]] const std::vector<TableChange>& lines() const { return m_lines; }
    /// Members, also those whose lines are left out.
    [[nodiscard]] std::size_t count(ChangeKind kind) const
    {
        return m_counts[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] std::size_t left() const { return m_left; } ///< Lines above kLinesMost.
    [[nodiscard]] const QStringList& notCompared() const { return m_notCompared; }
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }

private:
    void add(TableChange line);
    void tally(ChangeKind kind) { ++m_counts[static_cast<std::size_t>(kind)]; }

    std::vector<TableChange> m_lines;
    std::array<std::size_t, kChangeKinds> m_counts{};
    std::size_t m_left = 0;
    QStringList m_notCompared;
};

/// `gone`, `new`, `changed`.
[[nodiscard]] QString changeWord(ChangeKind kind);
/// `1 gone · 2 new · 3 changed`; says so where nothing differs.
[[nodiscard]] QString changesSummary(const TableChanges& changes);

} // namespace grapevine::models
