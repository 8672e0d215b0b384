#pragma once

#include <QWidget>

#include <string>
#include <vector>

#include "ui/models/ask_run.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace grapevine::models {
class DeliveryModel;
}

namespace grapevine::widgets {

class ElidedLabel;

/// Whether members can be asked what they hold, and what that costs.
struct DeliveryOffer {
    bool possible = false;
    bool byRpc = false;      ///< Not possible, because an agent stands between.
    std::size_t members = 0; ///< That would be asked.
};

/// Under an event that was sent: who has it. Asks nobody before the person says so, and says first
/// what it costs.
class DeliveryPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DeliveryPanel(QWidget* parent = nullptr);

    /// Another event, or none. The pointer is used until the next call.
    void show(const models::AskRun* run);
    /// The shown event's delivery has changed; `members` are those of whom something came.
    void update(const models::AskRun& run, const std::vector<std::string>& members);
    void setOffer(const DeliveryOffer& offer);
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    /// `only`: these; empty: everybody.
    void checkRequested(const std::vector<std::string>& only);
    void stopRequested();

private:
    void build();
    void buildTable();
    void showWords();
    [[nodiscard]] QString offerWords() const;
    [[nodiscard]] QString endWords() const;

    const models::AskRun* m_run = nullptr;
    DeliveryOffer m_offer;
    models::DeliveryModel* m_model = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_words = nullptr;
    ElidedLabel* m_counts = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_rest = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_copy = nullptr;
    QProgressBar* m_progress = nullptr;
    QCheckBox* m_only = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace grapevine::widgets
