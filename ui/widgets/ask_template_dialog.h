#pragma once

#include <QDialog>

#include "ui/models/ask_templates.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStringListModel;

namespace grapevine::widgets {

/// Saves what the form holds under a name, and renames or deletes what was saved. Every click takes
/// effect at once.
class AskTemplateDialog final : public QDialog {
    Q_OBJECT
public:
    AskTemplateDialog(models::AskTemplates templates, models::AskDraft draft,
                      QWidget* parent = nullptr);

    [[nodiscard]] const models::AskTemplates& templates() const { return m_templates; }

Q_SIGNALS:
    void changed();

private:
    void build();
    void save();
    void rename();
    void remove();
    void refresh(const QString& chosen);
    void judge();
    [[nodiscard]] QString chosen() const;

    models::AskTemplates m_templates;
    models::AskDraft m_draft;
    QLineEdit* m_name = nullptr;
    QPushButton* m_save = nullptr;
    QListView* m_list = nullptr;
    QStringListModel* m_names = nullptr;
    QPushButton* m_rename = nullptr;
    QPushButton* m_delete = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace grapevine::widgets
