#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class FilterChips;
class FilterField;
class SavedFilters;

/// What stands above the member table: the filter and the filters that are kept. To it belongs a
/// strip that stands over the table itself: how many rows there are, the filter's parts, and what
/// waits for a re-sort.
class MemberBar final : public QWidget {
    Q_OBJECT
public:
    /// `model` is told the filter, and tells how it reads. `parent` has both widgets.
    MemberBar(models::MemberModel& model, QWidget* parent);

    [[nodiscard]] FilterField& field() { return *m_field; }
    [[nodiscard]] SavedFilters& saved() { return *m_saved; }
    [[nodiscard]] QWidget* strip() { return m_strip; }

    /// One part more beside those that there are.
    void add(const QString& term);
    /// The beginning of a part, with the cursor behind it.
    void begin(const QString& start);

Q_SIGNALS:
    void columnsRequested(const QPoint& at);

private:
    void build();
    void buildStrip();
    void showFilter();
    void showCounts();
    void showPending(int rows);

    models::MemberModel& m_model;
    QWidget* m_strip = nullptr;
    FilterField* m_field = nullptr;
    SavedFilters* m_saved = nullptr;
    FilterChips* m_chips = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_resort = nullptr;
    QToolButton* m_columns = nullptr;
};

} // namespace grapevine::widgets
