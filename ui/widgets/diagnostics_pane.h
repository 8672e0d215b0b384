#pragma once

#include <QWidget>

#include "ui/models/diagnostics_table.h"

class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace grapevine::widgets {

class ElidedLabel;

/// One table of the diagnostics page: found in, sorted by a click, copied from. Says so where
/// there is nothing.
class DiagnosticsPane final : public QWidget {
    Q_OBJECT
public:
    /// How it is called, in names and aloud, and what it says when it is empty.
    struct Words {
        QString name;
        QString about;
        QString empty;
    };
    /// `figures` are the columns that are set to the right.
    DiagnosticsPane(const Words& words, const QStringList& titles, const QList<int>& figures,
                    QWidget* parent = nullptr);

    void show(std::vector<models::DiagnosticsTable::Row> rows);
    [[nodiscard]] models::DiagnosticsTable& model() { return *m_model; }
    [[nodiscard]] QTableView& table() { return *m_table; }
    /// A line above the table, beside the search; empty takes it away.
    void setNote(const QString& note);
    void focusTable();
    /// Takes the search away; false when there was none.
    bool stepBack();

private:
    void build();
    void showCounts();
    void copy();

    Words m_words;
    models::DiagnosticsTable* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer* m_pause = nullptr;
    ElidedLabel* m_counts = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_hint = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace grapevine::widgets
