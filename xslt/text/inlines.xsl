<?xml version="1.0" encoding="UTF-8"?>
<!-- Alternatives and editorial marks, by signs alone (TEI 3.5, 11.3, 12.2). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:mml="http://www.w3.org/1998/Math/MathML"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Returns the alternative that stands in line: the editor's reading. -->
  <xsl:function name="f:chosen" as="element()?">
    <xsl:param name="alternatives" as="element()"/>
    <xsl:variable name="readings" as="element()*" select="$alternatives/(* except (note | noteGrp | witDetail | wit))"/>
    <xsl:sequence select="
        if ($alternatives/self::choice)
        then ($readings/self::corr, $readings/self::reg, $readings/self::expan, $readings/self::ex, $readings)[1]
        else if ($alternatives/self::subst) then ($readings/self::add, $readings)[1]
        else (f:first-reading($alternatives)/ancestor-or-self::*[.. is $alternatives], $readings)[1]"/>
  </xsl:function>

  <!-- The editor's reading, and behind it in brackets what it stands for. -->
  <xsl:template match="choice | subst" mode="m:text" as="node()*">
    <xsl:apply-templates select="f:chosen(.)" mode="#current"/>
    <xsl:apply-templates select="* except f:chosen(.)" mode="m:alternative"/>
  </xsl:template>

  <!-- In an entry of the apparatus white space parts words, as it does everywhere. -->
  <xsl:template match="app | rdgGrp" mode="m:text" as="node()*">
    <xsl:value-of select="' '[current()/node()[1][self::text()]]"/>
    <xsl:apply-templates select="f:chosen(.)" mode="#current"/>
    <xsl:apply-templates select="* except f:chosen(.)" mode="m:alternative"/>
    <xsl:value-of select="' '[current()/node()[last()][self::text()]][matches(current()/following-sibling::node()[1], '^[\p{L}\p{N}]')]"/>
  </xsl:template>

  <!-- An entry that says by its attributes what it is about has its lemma beside the text. -->
  <xsl:template match="app[f:located(.)][not(f:entry-apart(.))]" mode="m:text" as="node()*" priority="0.9">
    <xsl:apply-templates select="*" mode="m:alternative"/>
  </xsl:template>

  <xsl:mode name="m:alternative" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:alternative" as="node()*">
    <xsl:value-of select="$f:open || ' ['"/>
    <xsl:apply-templates select="." mode="m:text"/>
    <xsl:value-of select="']' || $f:close"/>
  </xsl:template>

  <!-- An entry apart from the text: the lemma and the readings. -->
  <xsl:template match="listApp/app" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:line"/>
    <xsl:for-each select="*">
      <xsl:value-of select="
          if (position() eq 1) then ''
          else if (preceding-sibling::*[1][self::lem]) then '] '
          else if (self::note or self::witDetail) then ' '
          else '; '"/>
      <xsl:apply-templates select="." mode="m:text"/>
    </xsl:for-each>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <!-- A deletion has brackets of its own. -->
  <xsl:template match="del" mode="m:alternative" as="node()*">
    <xsl:value-of select="$f:open || ' '"/>
    <xsl:apply-templates select="." mode="m:text"/>
    <xsl:value-of select="$f:close"/>
  </xsl:template>

  <!-- Readings of one kind share their brackets. -->
  <xsl:template match="rdgGrp" mode="m:alternative" as="node()*">
    <xsl:value-of select="$f:open || ' ['"/>
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1">
        <xsl:text> | </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:text"/>
    </xsl:for-each>
    <xsl:value-of select="']' || $f:close"/>
  </xsl:template>

  <!-- A note in an entry has its mark and needs no brackets. -->
  <xsl:template match="note | noteGrp" mode="m:alternative" as="node()*">
    <xsl:apply-templates select="." mode="m:text"/>
  </xsl:template>

  <xsl:template match="del | surplus | supplied | secl" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:opening(.))"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="f:tied(f:closing(.))"/>
  </xsl:template>

  <!-- Signs that only the Leiden conventions ask for; elsewhere what is added or completed reads on. -->
  <xsl:template match="add[f:leiden(.)] | ex[f:leiden(.)]" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:opening(.))"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="f:tied(f:closing(.))"/>
  </xsl:template>

  <xsl:template match="abbr[f:leiden(.)][not(ancestor::expan or parent::choice)]" mode="m:text" as="node()*">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="f:tied('(- - -)')"/>
  </xsl:template>

  <xsl:template match="unclear[f:doubted(.)]" mode="m:text" as="node()*">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="f:tied(f:closing(.))"/>
  </xsl:template>

  <xsl:template match="gap" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:opening(.) || f:missing-text(.) || f:closing(.))"/>
    <xsl:apply-templates select="*[normalize-space()]" mode="m:alternative"/>
  </xsl:template>

  <!-- Spans that are marked by their ends. -->
  <xsl:template match="delSpan | addSpan | damageSpan" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:span-opening(.))"/>
  </xsl:template>

  <xsl:template match="anchor[key('f:span-to', @xml:id)]" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:span-closing(.))"/>
  </xsl:template>

  <!-- A glyph that has no text, where a character stands for it. -->
  <xsl:template match="g[not(node())]" mode="m:text" as="node()*">
    <xsl:value-of select="f:tied(f:glyph(.)[not(matches(., '[\p{L}\p{N}]'))])"/>
  </xsl:template>

  <!-- A space left by the writer. -->
  <xsl:template match="space[f:leiden(.)]" mode="m:text" as="node()*">
    <xsl:value-of select="if (f:divides-word(.)) then f:interruption(' ' || f:vacant(.)) else f:vacant(.)"/>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <!-- Returns a sign of the edition, tied to the word that it may stand in, unless it has words itself. -->
  <xsl:function name="f:tied" as="xs:string">
    <xsl:param name="sign" as="xs:string?"/>
    <xsl:sequence select="if (not($sign)) then '' else if (matches($sign, '[\p{L}\p{N}]')) then $sign else $f:joiner || $sign || $f:joiner"/>
  </xsl:function>

  <!-- What stands beside the words, and may stand within one. -->
  <xsl:template match="fw | witDetail | certainty | precision | respons" mode="m:text" as="node()*">
    <xsl:value-of select="$f:open || ' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="' ' || $f:close"/>
  </xsl:template>

  <xsl:template match="gap/desc" mode="m:text" as="node()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Entries for an index to be made, and what is no writing, are no words of the text. -->
  <xsl:template match="index | binaryObject | *:script | *:style | mml:annotation | mml:annotation-xml" mode="m:text" as="empty-sequence()"/>

  <!-- A piece of information stands apart from the next where no words of a sentence are around them. -->
  <xsl:template mode="m:text" as="node()*"
    match="name | rs | persName | placeName | orgName | geogName | eventName | objectName | persPronouns | forename | surname
         | genName | nameLink | addName | roleName | title | date | time | author | editor | settlement | country | region | district | bloc
         | geogFeat | offset | email | origDate | origPlace | locus | dim | height | width | depth | measure | unit
         | num | wit | gloss" priority="-0.2">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="' '[current()/following-sibling::node()[1][self::*]][empty(current()/../text()[normalize-space()])]"/>
  </xsl:template>

  <!-- Words of an annotated text that are joined. -->
  <xsl:template match="text()[not(normalize-space())][preceding-sibling::node()[1][self::w or self::pc]
      or following-sibling::node()[1][self::pc or self::w[@join]]][f:joins(.)]" mode="m:text" priority="3"/>

  <xsl:template match="edition | biblScope | publisher | pubPlace" mode="m:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="q | said[not(p)][not(@direct = 'false')] | soCalled | title[@level = ('a', 'u')] | quote[not(p | lg | list | l | div)]"
    mode="m:text" as="node()*" priority="-0.1">
    <xsl:value-of select="'“' || $f:joiner"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:joiner || '”'"/>
  </xsl:template>

  <!-- … unless they have marks of their own, or need none. -->
  <xsl:template match="q[f:marked(.)] | said[f:marked(.)] | soCalled[f:marked(.)] | title[f:marked(.)]
         | quote[f:marked(.)][not(p | lg | list | l | div)]" mode="m:text" as="node()*" priority="0">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
