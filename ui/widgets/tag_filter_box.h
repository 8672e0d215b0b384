#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "ui/models/ask_draft.h"

class QVBoxLayout;

namespace grapevine::widgets {

class LinkButton;

/// The tag filters of a query: rows of a tag and an expression, and a way to have one more.
class TagFilterBox final : public QWidget {
    Q_OBJECT
public:
    using Rows = std::vector<models::AskDraft::TagRow>;
    /// More do not fit into a query anyway.
    static constexpr std::size_t kRowsMost = 8;

    explicit TagFilterBox(QWidget* parent = nullptr);

    void setRows(const Rows& rows);
    [[nodiscard]] Rows rows() const;
    void setTagNames(const QStringList& names);
    /// Frames the row whose expression is none.
    void setBad(std::optional<std::size_t> row);

Q_SIGNALS:
    void edited();
    void submitted();

private:
    class Row;

    Row* addRow();
    void remove(Row* row);
    void rename();

    QVBoxLayout* m_column = nullptr;
    LinkButton* m_more = nullptr;
    std::vector<Row*> m_rows;
    QStringList m_names;
};

} // namespace grapevine::widgets
