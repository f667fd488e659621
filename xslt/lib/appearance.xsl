<?xml version="1.0" encoding="UTF-8"?>
<!-- How the source looks: the many vocabularies of @rend, @rendition and @style as a closed set of
     looks, each a class in HTML and a style in print. Nothing that an editor writes becomes CSS. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:rendition" match="rendition" use="@xml:id"/>

  <!-- Words in use for an appearance, by the look that they stand for: plain words of several
       languages, the letters of the Deutsches Textarchiv and of TEI Tite, EpiDoc's, Women Writers'. -->
  <xsl:variable name="f:vocabulary" static="yes" as="map(xs:string, xs:string)" select="map{
      'italic': 'italic italics italicised italicized it i ital kursiv slant oblique cursive corsivo italique',
      'bold': 'bold b bo strong fett heavy gras grassetto',
      'upright': 'roman upright normal recte antiqua-upright',
      'small-caps': 'smallcaps small-caps smallcap small-cap sc k kapitälchen',
      'capitals': 'caps allcaps all-caps uppercase upper capitals versalien',
      'superscript': 'sup super superscript superscripted superlinear hochgestellt',
      'subscript': 'sub subscript tiefgestellt',
      'underline': 'underline underlined underscore u ul unterstrichen underscored',
      'double-underline': 'uu doubleunderline double-underline double-underlined doubleunderlined',
      'wavy-underline': 'wavy wavyunderline wavy-underline',
      'dotted-underline': 'dotted dottedunderline dotted-underline dashed dashedunderline',
      'overline': 'overline overlined supraline overbar',
      'strike': 's strike strikethrough strike-through struckthrough line-through intraline durchgestrichen',
      'spaced': 'g spaced letterspaced letter-spaced gesperrt letter-spacing letterspacing spaced-out spacedout',
      'centre': 'c center centre centered centred align-center align-centre aligncenter zentriert',
      'right': 'right align-right alignright right-aligned flushright rechts',
      'left': 'left align-left alignleft left-aligned flushleft',
      'justified': 'justify justified blocksatz',
      'indent': 'indent indented first-indent eingerückt',
      'indent-1': 'et', 'indent-2': 'et2', 'indent-3': 'et3',
      'hanging': 'hang hanging hanging-indent outdent hangingindent',
      'small': 'small smaller',
      'large': 'large larger big bigger tall',
      'initial': 'in initial dropcap drop-cap initiale',
      'roman': 'aq antiqua latin',
      'blackletter': 'fr gothic blackletter black-letter fraktur',
      'monospace': 'monospace monospaced tt code typewriter fixed',
      'rubric': 'rubricated rubric red rot',
      'blue': 'blue blau', 'green': 'green grün', 'brown': 'brown', 'grey': 'grey gray',
      'ligature': 'ligature ligatured', 'mirrored': 'reversed mirrored',
      'boxed': 'f boxed box framed frame bordered border frame-box',
      'vertical': 'vertical'}"/>

  <!-- The same by the words. -->
  <xsl:variable name="f:looks" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(for $look in map:keys($f:vocabulary), $word in tokenize($f:vocabulary($look))
        return map:entry($word, $look))"/>

  <!-- Declarations of CSS: for each property what its value may match, and the look of that, or
       nothing where it looks as any text does. -->
  <xsl:variable name="f:declarations" static="yes" as="map(xs:string, map(xs:string, xs:string))" select="map{
      'font-style': map{'italic|oblique.*': 'italic', 'normal': 'upright'},
      'font-weight': map{'bold|bolder|[6-9]00': 'bold', 'normal|[1-5]00|lighter': 'regular'},
      'font-variant': map{'small-caps|all-small-caps': 'small-caps', 'normal': ''},
      'font-variant-caps': map{'(all-)?small-caps': 'small-caps', 'normal': ''},
      'font-size': map{'(x-|xx-|xxx-)?large|larger|1[1-9][0-9](\.\d+)?%|[2-9]\d\d(\.\d+)?%|1\.[1-9]\d*r?em|[2-9](\.\d+)?r?em': 'large',
        '(x-|xx-)?small|smaller|[1-9]\d(\.\d+)?%|0?\.\d+r?em': 'small', 'medium|100%|1(\.0)?r?em': ''},
      'font-family': map{'.*(monospace|courier|typewriter).*': 'monospace',
        '.*(fraktur|blackletter|gothic|schwabacher).*': 'blackletter', '.*sans.*': 'roman',
        'serif|inherit': ''},
      'text-transform': map{'uppercase': 'capitals', 'none': ''},
      'vertical-align': map{'super|text-top|top': 'superscript', 'sub|text-bottom|bottom': 'subscript', 'baseline': ''},
      'text-decoration': map{'.*underline.*double.*|.*double.*underline.*': 'double-underline',
        '.*wavy.*': 'wavy-underline', '.*dotted.*|.*dashed.*': 'dotted-underline',
        'underline|underline solid|solid underline': 'underline', 'line-through': 'strike', 'overline': 'overline', 'none': ''},
      'text-decoration-line': map{'underline': 'underline', 'line-through': 'strike', 'overline': 'overline', 'none': ''},
      'letter-spacing': map{'[0-9.]*[1-9][0-9.]*\w*': 'spaced', '0\w*|normal': ''},
      'text-align': map{'center': 'centre', 'right|end': 'right', 'left|start': 'left', 'justify': 'justified'},
      'writing-mode': map{'(vertical|tb).*': 'vertical', 'horizontal.*|lr.*': ''},
      'text-indent': map{'\+?[0-9.]*[1-9][0-9.]*(\w*|%)': 'indent', '-.*': 'hanging', '0\w*|0%': ''},
      'color': map{'red|#f00|#ff0000|darkred|crimson|maroon|#c00|#cc0000': 'rubric', 'blue|#00f|#0000ff|navy|darkblue': 'blue',
        'green|#0f0|#008000|#00ff00|darkgreen': 'green', 'brown|saddlebrown|sepia': 'brown',
        'gr[ea]y|#808080|silver|#999|#666': 'grey', 'black|#000|#000000|inherit': ''},
      'border': map{'.*(solid|double|dashed|dotted).*': 'boxed', 'none|0\w*': ''},
      'margin': map{'(0\w*\s*)+|auto': ''}, 'padding': map{'(0\w*\s*)+': ''},
      'direction': map{'ltr|rtl': ''}, 'display': map{'inline': ''}}"/>

  <!-- Properties that set something in from its left. -->
  <xsl:variable name="f:margins" static="yes" as="xs:string+" select="
      'margin-left', 'padding-left', 'margin-inline-start', 'padding-inline-start', 'left'"/>

  <!-- Returns the classes for the appearance of an element: known looks by their name, other words
       as the editor wrote them, so that an edition's CSS can set them. -->
  <xsl:function name="f:appearance" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        distinct-values(
          $element/(@rend | @rendition | @style)
            ! (if (map:contains($f:looks, .)) then $f:looks(.) else f:appearance-of(.)[. ne ''])
            ! ('rend-' || .))"/>
  </xsl:function>

  <!-- Returns the looks that @rend, @rendition or @style give. -->
  <xsl:function name="f:appearance-of" as="xs:string*">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:for-each select="f:told($attribute)">
      <xsl:variable name="looks" as="xs:string*" select="f:looks-of(., $attribute)"/>
      <xsl:sequence select="if (exists($looks) or contains(., ': ')) then $looks else f:class(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the words of @rend or @rendition, or the declarations of @style, that no look stands
       for; of a declaration of the header those of its own that none does. -->
  <xsl:function name="f:without-look" as="xs:string*">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:for-each select="f:told($attribute)">
      <xsl:variable name="piece" as="xs:string" select="."/>
      <xsl:variable name="declared" as="xs:string?" select="f:declared($piece, $attribute)"/>
      <xsl:sequence select="
          if (exists($declared)) then ($declared ! f:css(.))[empty(f:look-of-declaration(.))] ! ($piece || '{' || . || '}')
          else if (exists(f:looks-of(., $attribute))) then ()
          else if (name($attribute) eq 'style') then '{' || . || '}' else ."/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns what an attribute says of an appearance, piece by piece: words, or declarations. -->
  <xsl:function name="f:told" as="xs:string*">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:choose>
      <xsl:when test="$attribute/self::attribute(rendition)">
        <xsl:sequence select="tokenize($attribute)"/>
      </xsl:when>
      <xsl:when test="$attribute/self::attribute(style) or f:is-css($attribute)">
        <xsl:sequence select="f:css($attribute)"/>
      </xsl:when>
      <!-- Rendition ladders have their values between brackets: slant(italic)align(center). -->
      <xsl:otherwise>
        <xsl:analyze-string select="normalize-space($attribute)" regex="[^\s;,()]+(\([^()]*\))?">
          <xsl:matching-substring><xsl:sequence select="."/></xsl:matching-substring>
        </xsl:analyze-string>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns whether the text of a @rend is CSS. -->
  <xsl:function name="f:is-css" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        matches($text, '^\s*[A-Za-z-]+\s*:')
        and (matches($text, '^\s*[A-Za-z]+-[A-Za-z-]+\s*:') or map:contains($f:declarations, lower-case(normalize-space(substring-before($text, ':')))))"/>
  </xsl:function>

  <!-- Returns the declarations of a piece of CSS, in one spelling. -->
  <xsl:function name="f:css" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        tokenize(replace($text, '/\*.*?\*/', '', 's'), '[;{}]')[matches(., '^\s*[\w-]+\s*:\s*\S')]
        ! (lower-case(normalize-space(substring-before(., ':'))) || ': '
          || lower-case(normalize-space(replace(substring-after(., ':'), '!important', ''))))"/>
  </xsl:function>

  <!-- Returns what the header declares of an appearance that @rendition points to. -->
  <xsl:function name="f:declared" as="xs:string?">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:if test="starts-with($word, '#')">
      <xsl:variable name="declarations" as="element(rendition)*"
          select="key('f:rendition', substring($word, 2), root($attribute))[contains(., ':')]"/>
      <xsl:if test="exists($declarations)">
        <xsl:sequence select="string-join($declarations, ';')"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- Returns the looks that a word or a declaration stands for, empty where none does. -->
  <xsl:function name="f:looks-of" as="xs:string*">
    <xsl:param name="told" as="xs:string"/>
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:variable name="declared" as="xs:string?" select="f:declared($told, $attribute)"/>
    <xsl:sequence select="
        if (exists($declared)) then
          let $looks := f:css($declared) ! f:look-of-declaration(.)
          return if (exists($looks)) then $looks else f:look-of-word($told)
        else if (contains($told, ': ')) then f:look-of-declaration($told)
        else f:look-of-word($told)"/>
  </xsl:function>

  <!-- Returns the looks that a word stands for: by itself, as a step of an indent, as a value of a
       ladder, or put together of words that stand for one each. -->
  <xsl:function name="f:look-of-word" as="xs:string*">
    <xsl:param name="word" as="xs:string"/>
    <xsl:variable name="name" as="xs:string" select="lower-case(replace($word, '^[^(]*[#:/]', ''))"/>
    <xsl:choose>
      <xsl:when test="map:contains($f:looks, $name)">
        <xsl:sequence select="$f:looks($name)"/>
      </xsl:when>
      <xsl:when test="matches($name, '^(indent|in|et|left)-?_?\(?-?\d+(\.\d+)?(em)?\)?$')">
        <xsl:sequence select="f:steps(xs:double(replace($name, '[^\d.]', '')))"/>
      </xsl:when>
      <xsl:when test="matches($name, '^[a-z-]+\([^()]+\)$')">
        <xsl:sequence select="f:look-of-step(substring-before($name, '('), replace($name, '^.*\(\s*|\s*\)$', ''))"/>
      </xsl:when>
      <xsl:when test="matches($name, '[_+-]')">
        <xsl:variable name="pieces" as="xs:string+" select="tokenize($name, '[_+-]+')"/>
        <xsl:sequence select="if (every $piece in $pieces satisfies map:contains($f:looks, $piece)) then $pieces ! $f:looks(.) else ()"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the looks of one step of a rendition ladder. -->
  <xsl:function name="f:look-of-step" as="xs:string*">
    <xsl:param name="step" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="
        if ($value = ('none', 'no')) then ''
        else if ($step = 'underline') then 'underline'
        else if ($step = ('first-indent', 'firstindent')) then f:look-of-declaration('text-indent: ' || $value)
        else if ($step = ('align', 'slant', 'weight', 'case', 'face', 'font', 'size', 'pos', 'position', 'decoration', 'style',
          'colour', 'color', 'rend', 'font-style', 'font-weight', 'text-align'))
        then ($f:looks($value), ''[$value = ('mixed', 'lower', 'medium', 'black')])[1]
        else ()"/>
  </xsl:function>

  <!-- Returns the look that a declaration stands for. -->
  <xsl:function name="f:look-of-declaration" as="xs:string*">
    <xsl:param name="declaration" as="xs:string"/>
    <xsl:variable name="property" as="xs:string" select="substring-before($declaration, ': ')"/>
    <xsl:variable name="value" as="xs:string" select="substring-after($declaration, ': ')"/>
    <xsl:variable name="values" as="map(xs:string, xs:string)?" select="$f:declarations($property)"/>
    <xsl:sequence select="
        if (matches($property, '^(margin|padding)') and matches($value, '^(0[a-z%]*\s*)+$')) then ''
        else if ($property = $f:margins) then f:length($value) ! f:steps(.)
        else ($values ! sort(map:keys(.))[matches($value, '^(' || . || ')$')] ! $values(.))[1]"/>
  </xsl:function>

  <!-- Returns how far something is set in, in em. -->
  <xsl:function name="f:length" as="xs:double?">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="units" as="map(xs:string, xs:double)" select="
        map{'em': 1e0, 'rem': 1e0, 'ex': .5e0, 'ch': .5e0, 'px': .0625e0, 'pt': .0833e0, 'cm': 2.4e0, 'mm': .24e0,
          'in': 6e0, '': 1e0}"/>
    <xsl:variable name="unit" as="xs:string" select="replace($value, '[\d.\s]', '')"/>
    <xsl:if test="matches($value, '^(\d+\.?\d*|\.\d+)\s*[a-z]*$') and map:contains($units, $unit)">
      <xsl:sequence select="xs:double(replace($value, '[^\d.]', '')) * $units($unit)"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the look of being set in, of nine. -->
  <xsl:function name="f:steps" as="xs:string">
    <xsl:param name="steps" as="xs:double"/>
    <xsl:variable name="whole" as="xs:integer" select="xs:integer(min((9, round($steps))))"/>
    <xsl:sequence select="if ($whole lt 1) then (if ($steps gt 0) then 'indent-1' else '') else 'indent-' || $whole"/>
  </xsl:function>

  <!-- Returns a word in the letters of a class. -->
  <xsl:function name="f:class" as="xs:string?">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="
        replace(replace($word, '^[^(]*[#:/]', ''), '[^A-Za-z0-9_-]+', '-') ! replace(., '^-+|-+$', '')[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
