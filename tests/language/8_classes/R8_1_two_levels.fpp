Class Animal:
    def __init__(self, name):
        self.name = name

    Function sound(self) -> text:
        return "..."

    Function speak(self) -> text:
        return f"{self.name} says {self.sound()}"

Class Dog(Animal):
    Function init(self, name, tricks):
        super.init(name)
        self.tricks = tricks

    Function sound(self) -> text:
        return "woof"

Class Puppy(Dog):
    Function sound(self) -> text:
        return super.sound() + "!"

    Function speak(self) -> text:
        told = super.speak()
        return told + f" ({self.tricks.len()} tricks)"

for each animal in [Animal("Tom"), Dog("Rex", []), Puppy("Bo", ["sit", "roll"])]:
    print(animal.speak())
# expect: Tom says ...
# expect: Rex says woof
# expect: Bo says woof! (2 tricks)
