package io.ockam.state;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Names for what nobody has named: {@code brave-otter}. Easy to say and to type; about 63000 of them. Not for secrets. Not thread-safe.
 */
public final class Petnames {
    private static final String ADJECTIVES = """
            able agile airy alert amber ample amused apt ardent astute avid awake aware balmy bold bonny brave breezy
            bright brisk broad bubbly busy calm candid careful casual cheery chief chosen civil classy clean clear clever
            close cool cosmic cozy crisp curious cute daring dashing dear decent deep deft direct dreamy driven durable
            eager early earnest easy elated elegant eminent epic equal exact expert fair famous fancy fast fearless
            festive fine fit fleet fluent fond frank free fresh frosty funny gentle genuine gifted giving glad gleaming
            golden good graceful grand grateful great happy hardy healthy hearty helpful heroic honest hopeful humble
            humorous ideal immense innocent jolly jovial joyful keen kind lasting lavish leading learned light literate
            lively logical loved loyal lucid lucky lunar magical major mellow merry mighty mild modern modest moral
            musical native natural neat nimble noble normal novel open optimal organic patient peaceful perfect placid
            playful pleasant polite popular precise premium prime proper proud prudent pure quick quiet radiant rapid rare
            ready real refined relaxed robust rosy royal rustic safe sane select sensible serene sharp shining silent
            silver simple sincere skilled sleek smart smiling smooth snug sociable social solar solid sound special
            splendid stable steady sterling still strong subtle sunny super sure swift tender thankful thorough tidy tops
            tough tranquil trim true trusty unique upbeat useful valid valued vast verified vibrant vital vivid vocal warm
            wealthy welcome whole willing winning wise witty wondrous worthy zealous zesty""";
    private static final String NOUNS = """
            acorn albatross alder alpaca anchor antelope apple apricot arrow aspen aurora badger bamboo banjo bayou beacon
            bear beaver beetle birch bison bluebird boulder breeze brook buffalo bunting butterfly cactus camel canary
            canoe canyon caribou cedar cello cheetah cherry chestnut chickadee chipmunk cicada cider clover cobra comet
            condor copper coral cougar coyote crane creek cricket crow crystal cub cypress dahlia daisy deer delta dingo
            dolphin dove dragonfly duck dune eagle egret elk elm ember emu falcon fawn feather fern ferret field finch fir
            firefly flamingo flicker forest fox frog garnet gazelle gecko gibbon ginger giraffe glacier goose gopher
            granite grouse gull hamster harbor hare harp hawk hazel hedgehog heron hickory hill hippo honey horse
            hummingbird husky ibex ibis iguana impala iris island ivy jackal jaguar jasmine jay juniper kangaroo kestrel
            kingfisher kite kiwi koala lagoon lake lantern lark larch lemming lemur leopard lilac lily linnet lion lizard
            llama lobster lotus lynx macaw magpie mallard mammoth manatee mango maple marlin marmot marten meadow meerkat
            minnow mole mongoose moose moth mountain mule mustang narwhal newt nightingale oak oasis ocelot octopus olive
            opal orchid oriole osprey ostrich otter owl oyster panda panther parrot peacock pebble pelican penguin peony
            pheasant pigeon pine plover plum pony poplar poppy porpoise puffin puma quail quartz quokka rabbit raccoon
            raven reef reindeer river robin rook rowan salmon sandpiper seal sequoia shark sheep shrew skylark sloth snail
            sparrow spruce squid squirrel starling stork sunflower swallow swan swift tapir teal tern thistle thrush tiger
            toad topaz tortoise toucan trout tulip turkey turtle valley viper violet vole walrus warbler weasel whale
            willow wolf wolverine wombat woodpecker wren yak zebra""";
    private static final int ATTEMPTS = 100;

    private final RandomGenerator random;

    public Petnames() {
        this(new SplittableRandom());
    }

    /** With a generator that a test knows. */
    public Petnames(RandomGenerator random) {
        this.random = random;
    }

    public Name next() {
        return new Name(any(ADJECTIVES) + "-" + any(NOUNS));
    }

    /** A name that {@code taken} does not know; with eight hexadecimal digits behind it if that proves hard to find. */
    public Name next(Predicate<Name> taken) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Name name = next();
            if (!taken.test(name)) {
                return name;
            }
        }
        return new Name(next() + "-" + HexFormat.of().toHexDigits(random.nextInt()));
    }

    private String any(String words) {
        String[] all = words.split("\\s+", -1);
        return all[random.nextInt(all.length)];
    }
}
