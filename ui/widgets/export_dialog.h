#pragma once

#include <QDialog>

#include <string>
#include <vector>

#include "core/link/member_row.h"
#include "core/snapshot/member_export.h"
#include "ui/widgets/export_offer.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace grapevine::widgets {

class ExportJob;

/// Asks for format and file, writes with progress, can be cancelled, and says what came of it.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(ExportOffer offer, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    /// A file was written, at least once.
    [[nodiscard]] bool hasWritten() const { return m_hasWritten; }

protected:
    void reject() override;

private:
    void build();
    QWidget* buildChoice();
    void suggestPath();
    void browse();
    void judge();
    void start();
    void showProgress(qulonglong done, qulonglong total);
    void showWritten(qulonglong rows, qulonglong bytes);
    void showFailed(const QString& sentence);
    void setBusy(bool busy);
    [[nodiscard]] snapshot::Format format() const;
    [[nodiscard]] bool takesSeen() const;

    ExportOffer m_offer;
    ExportJob* m_job = nullptr;
    QComboBox* m_format = nullptr;
    QButtonGroup* m_what = nullptr;
    QLineEdit* m_path = nullptr;
    QPushButton* m_browse = nullptr;
    QLabel* m_words = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_close = nullptr;
    bool m_hasWritten = false;
    bool m_pathTouched = false; ///< The person chose it: the format changes its ending no more.
};

} // namespace grapevine::widgets
