#pragma once

#include <QList>
#include <QToolButton>

#include "ui/models/saved_filter.h"

namespace grapevine::widgets {

/// A button with the filters a person keeps and some that everybody wants, and a dialog in which
/// they are named, changed and thrown away.
class SavedFilters final : public QToolButton {
    Q_OBJECT
public:
    explicit SavedFilters(QWidget* parent = nullptr);

    void setFilters(const QList<models::SavedFilter>& filters);
    [[nodiscard]] const QList<models::SavedFilter>& filters() const { return m_filters; }
    /// What "Save this filter" keeps.
    void setCurrent(const QString& filter) { m_current = filter; }
    void openDialog(bool addCurrent);

Q_SIGNALS:
    /// In place of the filter there is.
    void chosen(const QString& filter);
    /// Beside it.
    void added(const QString& term);
    void filtersChanged();

private:
    void fill();
    void take(QList<models::SavedFilter> filters);

    QList<models::SavedFilter> m_filters;
    QString m_current;
};

} // namespace grapevine::widgets
