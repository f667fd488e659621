<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs of editorial interventions (TEI 3.5, 12.3), the same on the page, in the book and in plain
     text. Where a document is encoded as EpiDoc has it, they are those of the Leiden conventions: the text
     of an inscription or a papyrus stands in a division of type "edition". -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether an element stands in the edition of an inscription or a papyrus. (Literary texts
       have such divisions, too; those have a name in a canonical text service.) -->
  <xsl:function name="f:leiden" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor-or-self::div[@type = 'edition'][not(starts-with(@n, 'urn:'))])"/>
  </xsl:function>

  <!-- Returns the sign before the words of an intervention, or nothing. -->
  <xsl:function name="f:opening" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="signs" as="xs:string*" select="f:signs($element)"/>
    <xsl:sequence select="
        if (f:goes-on($signs[1], $element[not(starts-with(@unit, 'line'))]/preceding-sibling::node()[not(self::text()[not(normalize-space())])][1]))
        then '' else string($signs[1])"/>
  </xsl:function>

  <!-- Returns the sign after the words of an intervention, or nothing. -->
  <xsl:function name="f:closing" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="signs" as="xs:string*" select="f:signs($element)"/>
    <xsl:sequence select="
        '(?)'[f:doubted($element)]
        || (if (f:goes-on($signs[1], $element[not(starts-with(@unit, 'line'))]/following-sibling::node()[not(self::text()[not(normalize-space())])][1]))
            then '' else string($signs[2]))"/>
  </xsl:function>

  <!-- Returns whether what is lost goes on with a neighbour, so that both stand in one pair of brackets:
       "[- - - ἐποί]ησεν". -->
  <xsl:function name="f:goes-on" as="xs:boolean">
    <xsl:param name="sign" as="xs:string?"/>
    <xsl:param name="neighbour" as="node()?"/>
    <xsl:sequence select="
        $sign eq '[' and exists($neighbour[self::supplied or self::gap[not(starts-with(@unit, 'line'))]][f:signs(.)[1] eq '['][f:leiden(.)])"/>
  </xsl:function>

  <!-- Returns whether the editor doubts an intervention. -->
  <xsl:function name="f:doubted" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/@cert = 'low' or exists($element/certainty[not(normalize-space())][@match = '..'])"/>
  </xsl:function>

  <!-- Returns the two signs of an intervention. -->
  <xsl:function name="f:signs" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="m:signs"/>
  </xsl:function>

  <xsl:mode name="m:signs" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="supplied" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'[', ']'"/>
  </xsl:template>

  <!-- What the writer left out, … -->
  <xsl:template match="supplied[starts-with(@reason, 'omitted') or @reason = ('omission', 'missing')]" mode="m:signs"
      priority="1" as="xs:string+">
    <xsl:sequence select="'⟨', '⟩'"/>
  </xsl:template>

  <!-- … and what the reader has to think of. -->
  <xsl:template match="supplied[@reason = ('subaudible', 'explanation', 'implied')]" mode="m:signs"
      priority="1" as="xs:string+">
    <xsl:sequence select="'(', ')'"/>
  </xsl:template>

  <!-- What another copy of the text has kept. -->
  <xsl:template match="supplied[@evidence = 'parallel']" mode="m:signs" priority="2" as="xs:string+">
    <xsl:sequence select="'⌊', '⌋'"/>
  </xsl:template>

  <xsl:template match="surplus" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'{', '}'"/>
  </xsl:template>

  <xsl:template match="secl | del" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'⟦', '⟧'"/>
  </xsl:template>

  <xsl:template match="add" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'⟨', '⟩'"/>
  </xsl:template>

  <!-- In the Leiden conventions angle brackets are the editor's: what was added in antiquity has others. -->
  <xsl:template match="add[@place][f:leiden(.)]" mode="m:signs" priority="1" as="xs:string+">
    <xsl:sequence select="'‵', '′'"/>
  </xsl:template>

  <xsl:template match="add[@place = 'overstrike'][f:leiden(.)]" mode="m:signs" priority="2" as="xs:string+">
    <xsl:sequence select="'«', '»'"/>
  </xsl:template>

  <xsl:template match="ex" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'(', ')'"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'[', ']'"/>
  </xsl:template>

  <!-- Within what is lost, and where something is there to be seen, no bracket stands. -->
  <xsl:template match="gap[f:leiden(.)][@reason = ('illegible', 'ellipsis') or parent::supplied]" mode="m:signs" priority="1"
      as="xs:string+">
    <xsl:sequence select="'', ''"/>
  </xsl:template>

  <!-- Spans that are marked by their ends. -->
  <xsl:template match="delSpan" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'⟦', '⟧'"/>
  </xsl:template>

  <xsl:template match="addSpan" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'⟨', '⟩'"/>
  </xsl:template>

  <xsl:template match="damageSpan" mode="m:signs" as="xs:string+">
    <xsl:sequence select="'⸢', '⸣'"/>
  </xsl:template>

  <xsl:key name="f:span-to" match="delSpan | addSpan | damageSpan" use="substring-after(@spanTo, '#')"/>

  <!-- Returns the sign where a span begins, if the place where it ends can have the other. -->
  <xsl:function name="f:span-opening" as="xs:string">
    <xsl:param name="span" as="element()"/>
    <xsl:sequence select="
        if ($span/@spanTo ! id(substring-after(., '#'), root($span))[self::anchor]) then f:signs($span)[1] else ''"/>
  </xsl:function>

  <!-- Returns the signs of the spans that end at an anchor. -->
  <xsl:function name="f:span-closing" as="xs:string">
    <xsl:param name="anchor" as="element()"/>
    <xsl:sequence select="
        string-join(reverse(key('f:span-to', ($anchor/@xml:id, ' ')[1], root($anchor))) ! f:signs(.)[2])"/>
  </xsl:function>

  <!-- ═══ Gaps ═══ -->

  <!-- Returns what stands for something that is not there: a dot for each letter lost, a plus for each
       that cannot be read, else how much it is. -->
  <xsl:function name="f:missing-text" as="xs:string">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="letters" as="xs:boolean" select="f:measured-in-letters($gap)"/>
    <xsl:variable name="number" as="xs:integer?" select="f:exact-number($gap)"/>
    <xsl:variable name="mark" as="xs:string" select="if ($gap/@reason = 'illegible' and f:leiden($gap)) then '+' else '.'"/>
    <xsl:sequence select="
        if ($letters and $number = 1 to 8) then string-join((1 to $number) ! $mark)
        else if (f:leiden($gap) and $number = 1 and starts-with($gap/@unit, 'line') and not($gap/@reason = 'illegible'))
        then '- - - - - -'
        else if (f:divides-word($gap)) then translate(f:missing-somewhere($gap), ' ', '')
        else if ($letters and exists(f:number-text($gap))) then f:around-number($gap)
        else (f:measure-text($gap), f:missing-somewhere($gap))[1]"/>
  </xsl:function>

  <!-- Returns the sign for a gap that nothing more is said of. -->
  <xsl:function name="f:missing-somewhere" as="xs:string">
    <xsl:param name="gap" as="element()"/>
    <xsl:sequence select="
        if (not(f:leiden($gap)) or $gap/@reason = 'ellipsis') then '…'
        else if ($gap/@reason = 'illegible') then '+…+'
        else if (starts-with($gap/@unit, 'line')) then '- - - - - -'
        else '- - -'"/>
  </xsl:function>

  <!-- Returns a number of letters with the sign for a gap around it: "- ca. 12 -". -->
  <xsl:function name="f:around-number" as="xs:string">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="mark" as="xs:string" select="
        if (not(f:leiden($gap))) then '…' else if ($gap/@reason = 'illegible') then '+' else '-'"/>
    <xsl:sequence select="$mark || ' ' || f:number-text($gap) || ' ' || $mark"/>
  </xsl:function>

  <!-- Returns how many lines, words, leaves are missing, in words. -->
  <xsl:function name="f:measure-text" as="xs:string?">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="unit" as="xs:string?" select="$gap/@unit ! normalize-space(.)[. ne ''][not(matches(., '^char|^letter'))]"/>
    <xsl:if test="exists($unit) and exists(f:number-text($gap))">
      <xsl:variable name="number" as="xs:string" select="f:number-text($gap)"/>
      <xsl:sequence select="
          '… ' || $number || ' ' || f:unit-words($unit, $number) || ' …'"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns what a unit is called, for so many of it. -->
  <xsl:function name="f:unit-words" as="xs:string">
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="replace($unit, 's$', '')"/>
    <xsl:sequence select="
        (f:known-label('unit.' || (if ($name eq 'char') then 'character' else $name)
          || (if ($number eq '1') then '.one' else '.many')), $unit)[1]"/>
  </xsl:function>

  <!-- Returns the number of what is missing, as text: "2", "ca. 5", "2–4". -->
  <xsl:function name="f:number-text" as="xs:string?">
    <xsl:param name="gap" as="element()"/>
    <xsl:variable name="range" as="xs:string" select="string-join($gap/(@atLeast, @atMost)[. ne ''], '–')"/>
    <xsl:variable name="number" as="xs:string?" select="
        ($gap/@quantity ! normalize-space(.)[. ne ''], $range[. ne ''],
         $gap/@extent[matches(., '^\s*[0-9]')] ! normalize-space(.))[1]"/>
    <xsl:sequence select="$number ! ('ca. '[f:approximate($gap)] || .)"/>
  </xsl:function>

  <!-- Returns the number of what is missing where it is exact and small enough to be counted. -->
  <xsl:function name="f:exact-number" as="xs:integer?">
    <xsl:param name="gap" as="element()"/>
    <xsl:sequence select="
        f:number-text($gap)[matches(., '^[0-9]{1,3}$')][not(f:approximate($gap))] ! xs:integer(.)"/>
  </xsl:function>

  <!-- Returns whether a measure is an estimate. -->
  <xsl:function name="f:approximate" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@precision = ('low', 'medium') or exists($element/precision[@precision = 'low'])"/>
  </xsl:function>

  <!-- Returns whether a gap is measured in letters. -->
  <xsl:function name="f:measured-in-letters" as="xs:boolean">
    <xsl:param name="gap" as="element()"/>
    <xsl:sequence select="matches($gap/@unit, '^(char|letter|litt)')"/>
  </xsl:function>

  <!-- Returns whether an element stands between two letters of a word: what stands for it then must not
       part them. -->
  <xsl:function name="f:divides-word" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:letter-before($element) and f:letter-after($element)"/>
  </xsl:function>

  <!-- Returns whether a node is white space beside a break of the source that divides a word, or behind a
       sign that follows the break: then it parts nothing. -->
  <xsl:function name="f:laid-out-at-break" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="before" as="element()?" select="$node/preceding-sibling::*[1]"/>
    <xsl:sequence select="
        exists($node[self::text()][not(normalize-space())])
        and ($before/@break = 'no' or $node/following-sibling::*[1]/@break = 'no'
          or exists($before[self::g or self::gap][string() eq '']
            [preceding-sibling::node()[not(self::text()[not(normalize-space())])][1]/@break = 'no']))"/>
  </xsl:function>

  <!-- Returns whether a letter stands right before an element. -->
  <xsl:function name="f:letter-before" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="beside" as="node()?" select="
        $element/preceding-sibling::node()[not(f:laid-out-at-break(.))][1]"/>
    <xsl:sequence select="
        if ($beside/self::lb[not(@break = 'no')]) then false()
        else if ($beside[self::*][string() eq '']) then f:letter-before($beside)
        else if ($beside) then matches($beside, '[\p{L}\p{N}\p{M}]$')
        else exists($element/parent::*[not(f:block(.))]) and f:letter-before($element/..)"/>
  </xsl:function>

  <!-- Returns whether a letter stands right after an element. -->
  <xsl:function name="f:letter-after" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="beside" as="node()?" select="
        $element/following-sibling::node()[not(f:laid-out-at-break(.))][1]"/>
    <xsl:sequence select="
        if ($beside/self::lb[not(@break = 'no')]) then false()
        else if ($beside[self::*][string() eq '']) then f:letter-after($beside)
        else if ($beside) then matches($beside, '^[\p{L}\p{N}]')
        else exists($element/parent::*[not(f:block(.))]) and f:letter-after($element/..)"/>
  </xsl:function>

  <!-- ═══ Signs of the source that have no letter ═══ -->

  <!-- Names in use for marks of scribes and stonecutters, each with a character for it. -->
  <xsl:variable name="f:marks" static="yes" as="map(xs:string, xs:string)" select="map{
      'paragraphos': '—', 'horizontal-rule': '————', 'rule': '————', 'dash': '—', 'filler': '—', 'line-filler': '—',
      'wavy-line': '∼∼∼∼', 'coronis': '⸎', 'diple': '>', 'dipleobelismene': '>—', 'diple-obelismene': '>—',
      'asteriskos': '※', 'obelos': '÷', 'ancora': '⸔', 'anchor': '⸔',
      'hedera': '❦', 'leaf': '❦', 'ivy-leaf': '❦', 'ivyleaf': '❦',
      'chirho': '☧', 'chi-rho': '☧', 'christogram': '☧', 'staurogram': '⳨', 'rho-cross': '⳨', 'cross': '✝', 'stauros': '✝',
      'interpunct': '·', 'middot': '·', 'dot': '·', 'middle-punctus': '·', 'high-punctus': '˙', 'low-punctus': '.',
      'dipunct': '∶', 'tripunct': '⁝', 'triangle': '▴', 'star': '✶', 'asterisk': '*', 'x': '×',
      'check': '/', 'slanting-stroke': '/', 'slash': '/', 'long-vertical-line': '|', 'vertical-line': '|', 'bar': '|',
      'apostrophe': '’', 'backslash': '\', 'arrow': '→', 'arrow-right': '→', 'arrow-left': '←', 'caret': '‸',
      'insertion': '‸', 'pilcrow': '¶', 'paragraph': '¶', 'paragraphus': '¶', 'manicule': '☞', 'box': '▭',
      'parens-punctuation-opening': '(', 'parens-punctuation-closing': ')'}"/>

  <!-- Returns the character for the name of a mark, or nothing. -->
  <xsl:function name="f:mark" as="xs:string?">
    <xsl:param name="name" as="xs:string?"/>
    <xsl:sequence select="$name ! $f:marks(lower-case(normalize-space(.)))"/>
  </xsl:function>

  <!-- Returns what stands for a glyph without text: its mapping where the document describes it, else the
       character for its name, else its name. -->
  <xsl:function name="f:glyph" as="xs:string">
    <xsl:param name="g" as="element()"/>
    <xsl:variable name="described" as="element()?"
        select="$g/@ref ! id(substring-after(., '#'), root($g))[self::char or self::glyph]"/>
    <xsl:variable name="mappings" as="element()*" select="$described/mapping[normalize-space()]"/>
    <xsl:variable name="name" as="xs:string" select="string(($g/@type ! string(), $g/@ref ! replace(., '^.*[#:/]', ''))[. ne ''][1])"/>
    <xsl:variable name="called" as="xs:string" select="
        string(($described/(glyphName | charName | desc | localProp[matches(@name, 'name', 'i')]/@value)[normalize-space()]
          ! normalize-space(), $name)[1])"/>
    <xsl:sequence select="
        (($mappings[lower-case(@type) = ('standard', 'unicode', 'composed', 'normalized')], $mappings)[1] ! normalize-space(),
         f:mark($name),
         if (f:leiden($g)) then '((' || $called || '))' else '[' || $called || ']')[1]"/>
  </xsl:function>

  <!-- ═══ Spaces, hands ═══ -->

  <!-- Returns what is said of a space that the writer left, in the Leiden conventions: "vac. 2". -->
  <xsl:function name="f:vacant" as="xs:string">
    <xsl:param name="space" as="element()"/>
    <xsl:variable name="unit" as="xs:string?" select="$space/@unit[not(matches(., '^char|^letter'))] ! string()"/>
    <xsl:sequence select="
        if (f:divides-word($space)) then '(vac.)'
        else '(' || string-join(('vac.', f:number-text($space), $unit[exists(f:number-text($space))]), ' ') || ')'"/>
  </xsl:function>

  <!-- Returns the name of the hand that sets in, and what it writes with. -->
  <xsl:function name="f:hand" as="xs:string">
    <xsl:param name="shift" as="element()"/>
    <xsl:sequence select="
        string-join(distinct-values((($shift/@scribe ! string(), $shift/@new ! f:hand-of(.))[1],
          ($shift/@medium, $shift/@script) ! string())), ', ')"/>
  </xsl:function>

  <!-- Returns what the description of the hands calls the hand that a pointer leads to, if that is short,
       else the number or the name in the pointer. -->
  <xsl:function name="f:hand-of" as="xs:string?">
    <xsl:param name="pointer" as="attribute()"/>
    <xsl:variable name="id" as="xs:string" select="replace(normalize-space($pointer), '^.*#', '')"/>
    <xsl:variable name="note" as="element()?" select="id($id, root($pointer))[self::handNote]"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($note)"/>
    <xsl:sequence select="
        ($note/@scribe ! string(), $words[string-length(.) = 1 to 40],
         replace($id, '^(m|hand|h)[._]?([0-9]+)$', '$2', 'i')[. ne ''])[1]"/>
  </xsl:function>

</xsl:stylesheet>
