#pragma once

#include <QDialog>

#include <memory>
#include <optional>

#include "ui/models/table_changes.h"
#include "ui/widgets/members_now.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace grapevine::models {
class TableChangesModel;
}

namespace grapevine::widgets {

class ElidedLabel;
class ExportCompareJob;
class ExportSide;
struct CompareSource;

/// Two exports side by side, or one and what is seen now: who came, who went, and which field
/// changed from what to what. Files can be dropped on it, the older of two goes before.
class ExportCompareDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExportCompareDialog(MembersNowSource members, QWidget* parent = nullptr);
    ~ExportCompareDialog() override;

    /// Shows one beside `parent`, which stays usable; it goes away when it is closed.
    static void open(MembersNowSource members, QWidget* parent);

    [[nodiscard]] ExportSide& before() { return *m_before; }
    [[nodiscard]] ExportSide& after() { return *m_after; }
    /// As if the files had been dropped: two fill both sides, one the side that is empty.
    void take(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void reject() override;

private:
    void build();
    void buildTable();
    QWidget* buildHead();
    QWidget* buildTools();
    void offerMembers();
    void swap();
    void compareIfGiven();
    void compare();
    [[nodiscard]] std::optional<CompareSource> sourceOf(const ExportSide& side);
    void forget(const QString& hint);
    void judge();
    void setBusy(bool busy);
    void showChanges(const std::shared_ptr<const models::TableChanges>& changes);
    void showFailed(const QString& sentence);
    void showCounts();
    void copy(const QString& text);

    MembersNowSource m_members;
    ExportCompareJob* m_job = nullptr;
    models::TableChangesModel* m_model = nullptr;
    ExportSide* m_before = nullptr;
    ExportSide* m_after = nullptr;
    QToolButton* m_swap = nullptr;
    QPushButton* m_start = nullptr;
    QProgressBar* m_progress = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer* m_pause = nullptr;
    QComboBox* m_kind = nullptr;
    QCheckBox* m_everything = nullptr;
    ElidedLabel* m_counts = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_hint = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_copy = nullptr;
    bool m_again = false; ///< What was chosen changed while it ran: begin anew.
};

} // namespace grapevine::widgets
