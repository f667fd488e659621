<?xml version="1.0" encoding="UTF-8"?>
<!-- How a text is read: switches that work by CSS alone (assets/views.css), for what it has alternatives
     to. All of it stands in the page in every state. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The switches that a text has any use for: where nothing is left out in a state, it is none. -->
  <xsl:template name="f:views" as="element()?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:param name="article" as="element()"/>
    <xsl:variable name="text" as="element()*" select="$shown/descendant-or-self::text, $shown[not(self::TEI or self::teiCorpus)], $shown/sourceDoc"/>
    <xsl:variable name="known" as="xs:string*"
        select="distinct-values($article/descendant::*/@data-not ! tokenize(.))"/>
    <xsl:variable name="switches" as="element()*">
      <xsl:if test="$known = ('source', 'edited')">
        <xsl:sequence select="f:states('wording', ('both', 'source', 'edited'))"/>
      </xsl:if>
      <xsl:if test="$known = ('first', 'last')">
        <xsl:sequence select="f:states('changes', ('marked', 'first', 'last'))"/>
      </xsl:if>
      <xsl:if test="some $state in $known satisfies starts-with($state, 'w')">
        <xsl:sequence select="f:witness-states($shown[1]/root())"/>
      </xsl:if>
      <xsl:if test="$text/descendant::*[self::gap | self::unclear | self::supplied | self::add | self::del | self::damage
          | self::surplus | self::secl | self::restore | self::fw | self::space | self::num[@value] | self::date[@when] | self::hi[@hand]]">
        <xsl:sequence select="f:states('remarks', ('on-demand', 'shown'))"/>
      </xsl:if>
      <xsl:if test="$text/descendant::note[f:footnote(.)] or $text/descendant::*[@ref]">
        <xsl:sequence select="f:states('annotations', ('shown', 'hidden'))"/>
      </xsl:if>
      <xsl:if test="exists(f:apparatus($shown))">
        <xsl:sequence select="f:states('apparatus', ('shown', 'hidden'))"/>
      </xsl:if>
      <xsl:if test="exists(($text/descendant::p[f:is-counted-paragraph(.)])[2]) or exists(($text/descendant::l[f:is-counted-line(.)])[5])">
        <xsl:sequence select="f:states('numbers', ('hidden', 'shown'))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="exists($switches)">
      <details class="views">
        <summary><xsl:value-of select="f:label('views')"/></summary>
        <xsl:sequence select="$switches"/>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- Returns the choice of a witness, in the order of the list of witnesses. -->
  <xsl:function name="f:witness-states" as="element()">
    <xsl:param name="root" as="document-node()"/>
    <fieldset>
      <legend><xsl:value-of select="f:label('view.witness')"/></legend>
      <select id="ui-view-witness" aria-label="{f:label('view.witness')}">
        <option value="" selected="selected"><xsl:value-of select="f:label('view.witness.edited')"/></option>
        <xsl:for-each select="f:witness-choices($root)">
          <option value="{@state}" data-witness="{@name}"><xsl:value-of select="."/></option>
        </xsl:for-each>
      </select>
      <xsl:for-each select="$context/c:context/c:document[1]/@witnesses">
        <a href="{f:link(.)}"><xsl:value-of select="f:label('collation')"/></a>
      </xsl:for-each>
    </fieldset>
  </xsl:function>

  <!-- Returns the witnesses that can be chosen, each with its state. -->
  <xsl:function name="f:witness-choices" as="element(c:witness)*">
    <xsl:param name="root" as="document-node()"/>
    <xsl:variable name="listed" as="xs:string*" select="$root/descendant::witness/(@xml:id, @n)[1] ! string()"/>
    <xsl:for-each select="f:witnesses-of($root)[exists(f:states-of(., $root))]">
      <xsl:sort select="(index-of($listed, .), count($listed) + 1)[1]"/>
      <xsl:sort select="." lang="{$f:language}"/>
      <c:witness name="{.}" state="{f:states-of(., $root)}">
        <xsl:value-of select="f:witness-label(., key('f:siglum', ., $root)[1])"/>
      </c:witness>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the siglum of a witness, and the first words of what its list says of it. -->
  <xsl:function name="f:witness-label" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="witness" as="element()?"/>
    <xsl:variable name="siglum" as="xs:string" select="
        ($witness/abbr[@type = 'siglum'][1] ! normalize-space(), $witness/@n ! string(), $name)[. ne ''][1]"/>
    <xsl:variable name="description" as="xs:string" select="
        f:reading-text($witness/node()[not(self::abbr[@type = 'siglum'] or self::listWit)])
          => replace('(\s*,)+', ',') => replace('[\s,;:]+$', '')"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($description)"/>
    <xsl:sequence select="
        if ($description = ('', $siglum)) then $siglum
        else $siglum || ': ' || string-join($words[position() le 9], ' ') || ' …'[count($words) gt 9]"/>
  </xsl:function>

  <!-- Returns a choice between states of the text; the first is the one a page opens in. -->
  <xsl:function name="f:states" as="element()">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="states" as="xs:string+"/>
    <fieldset>
      <legend><xsl:value-of select="f:label('view.' || $of)"/></legend>
      <xsl:for-each select="$states">
        <xsl:variable name="id" as="xs:string" select="'ui-view-' || $of || '-' || ."/>
        <label for="{$id}">
          <input type="radio" id="{$id}" name="ui-view-{$of}">
            <xsl:if test="position() eq 1">
              <xsl:attribute name="checked" select="'checked'"/>
            </xsl:if>
          </input>
          <xsl:text> </xsl:text>
          <xsl:value-of select="f:label('view.' || $of || '.' || .)"/>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:function>

</xsl:stylesheet>
