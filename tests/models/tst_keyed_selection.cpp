#include <QItemSelectionModel>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/keyed_selection.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using test::batchOf;
using test::momentAt;
using test::row;

class TstKeyedSelection final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void selectionSurvivesSorting();
    void selectionSurvivesAFilterThatHidesIt();
    void selectingAnewForgetsWhatIsHidden();
    void currentMemberSurvivesResync();

private:
    QStringList selected() const;
    void select(int row)
    {
        m_selection->setCurrentIndex(m_model->index(row, 1), QItemSelectionModel::ClearAndSelect |
                                                                 QItemSelectionModel::Rows);
    }
    std::unique_ptr<models::MemberModel> m_model;
    std::unique_ptr<QItemSelectionModel> m_selection;
};

void TstKeyedSelection::init()
{
    m_selection.reset();
    m_model = std::make_unique<models::MemberModel>();
    m_selection = std::make_unique<QItemSelectionModel>(m_model.get());
    new models::KeyedSelection(*m_model, *m_selection, m_selection.get());
    m_model->apply(batchOf({row({.id = 1, .name = "a-web"}), row({.id = 2, .name = "b-db"}),
                            row({.id = 3, .name = "c-web"})}),
                   momentAt());
}

QStringList TstKeyedSelection::selected() const
{
    QStringList names;
    for (const auto& index : m_selection->selectedRows(1))
        names.append(index.data().toString());
    return names;
}

void TstKeyedSelection::selectionSurvivesSorting()
{
    select(1);
    m_model->sort(1, Qt::DescendingOrder);
    QCOMPARE(selected(), QStringList{QStringLiteral("b-db")});
    select(0);
    m_model->sort(1, Qt::AscendingOrder);
    QCOMPARE(selected(), QStringList{QStringLiteral("c-web")});
    QCOMPARE(m_selection->currentIndex().row(), 2);
}

void TstKeyedSelection::selectionSurvivesAFilterThatHidesIt()
{
    select(1);
    m_model->setFilter(QStringLiteral("web"));
    QVERIFY(selected().isEmpty());
    m_model->setFilter(QStringLiteral("web c"));
    m_model->setFilter({});
    QCOMPARE(selected(), QStringList{QStringLiteral("b-db")});
    QCOMPARE(m_selection->currentIndex().row(), 1);
}

void TstKeyedSelection::selectingAnewForgetsWhatIsHidden()
{
    select(1);
    m_model->setFilter(QStringLiteral("web"));
    select(0);
    m_model->setFilter({});
    QCOMPARE(selected(), QStringList{QStringLiteral("a-web")});
}

void TstKeyedSelection::currentMemberSurvivesResync()
{
    select(2);
    m_model->apply(batchOf({row({.id = 3, .name = "c-web"}), row({.id = 0, .name = "0"})}, true),
                   momentAt());
    m_model->resort();
    QCOMPARE(selected(), QStringList{QStringLiteral("c-web")});
    QCOMPARE(m_selection->currentIndex().data().toString(), QStringLiteral("c-web"));
}

QTEST_GUILESS_MAIN(TstKeyedSelection)
#include "tst_keyed_selection.moc"
