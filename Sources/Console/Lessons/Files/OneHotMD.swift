// swift-format-ignore-file
// Written by Tests/ConsoleTests/write-lessons.sh; not to be edited.

extension ShippedLessons {
  static let oneHotMD = ####"""
# One-hot coding

A network computes with numbers, so characters have to become numbers. Writing 3 for `3` would tell it that `9` is
three times `3` and that a blank lies somewhere between; none of that is meant. In **one-hot code** every character
has a column of its own, and is a row of zeros with a single 1 in that column. No character is larger than
another, and all are equally far apart.

## The coding table

Addition needs twelve characters: a blank for padding, the plus sign and ten digits, in sorted order.

```unroll
> table
character  column
─────────  ──────
␣               0
+               1
0               2
1               3
2               4
3               5
4               6
5               7
6               8
7               9
8              10
9              11
```

## A question, character by character

The question `163+3` is padded with blanks on the left to the length of the longest question, seven characters.
A blank is shown as `␣`.

```unroll
> encode ' 163+3'
   ␣ + 0 1 2 3 4 5 6 7 8 9
␣  1 0 0 0 0 0 0 0 0 0 0 0
␣  1 0 0 0 0 0 0 0 0 0 0 0
1  0 0 0 1 0 0 0 0 0 0 0 0
6  0 0 0 0 0 0 0 0 1 0 0 0
3  0 0 0 0 0 1 0 0 0 0 0 0
+  0 1 0 0 0 0 0 0 0 0 0 0
3  0 0 0 0 0 1 0 0 0 0 0 0
```

Read down: the 1 stands in columns 0, 0, 3, 8, 5, 1 and 5. Those seven numbers hold the same text:

```unroll
> decode 0 0 3 8 5 1 5
'  163+3'
```

An answer has four characters:

```unroll
> encode '166' 4
   ␣ + 0 1 2 3 4 5 6 7 8 9
␣  1 0 0 0 0 0 0 0 0 0 0 0
1  0 0 0 1 0 0 0 0 0 0 0 0
6  0 0 0 0 0 0 0 0 1 0 0 0
6  0 0 0 0 0 0 0 0 1 0 0 0
> decode 0 3 8 8
' 166'
```

## What has no code

A character outside the table can't be coded, and a text must fit. The prompt says where it went wrong:

```unroll
> encode '12x3'
            ^
error: character 3, "x", has no code; there are codes for the digits, + and the blank
> encode '1234+5678'
         ^^^^^^^^^^^
error: the text has 9 characters, more than 7 rows; shorten the text, or ask for 9 rows
```

## To try

- How many rows and columns has the code of `999+999`?
- The network's answer is also a row of twelve numbers for each character, but they are probabilities. How would you
  turn them back into a character?

"""####
}
