<?xml version="1.0" encoding="UTF-8"?>
<!-- Two texts side by side: two versions of a document, or two witnesses of one. Each text is made by the
     rules for its own page (m:column), block by block; which blocks stand beside each other is decided
     between the two steps (alignment.py); then the page is put together (m:parallel). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:beside" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <xsl:mode name="m:pair" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The text of a document in blocks: each with the ids in it, those of the divisions around it, and those
       of the other text (c:beside) that it corresponds to; its HTML is written out. So is the whole, since
       it is no HTML: in letters that no way of writing changes. -->
  <xsl:template match="/" mode="m:column" as="text()">
    <xsl:variable name="column" as="element(c:column)">
      <xsl:call-template name="f:column"/>
    </xsl:variable>
    <xsl:value-of select="
        serialize($column, map{'method': 'xml', 'encoding': 'us-ascii', 'omit-xml-declaration': true(), 'indent': false()})"/>
  </xsl:template>

  <xsl:template name="f:column" as="element(c:column)">
    <xsl:variable name="shown" as="element()*"
        select="*/descendant-or-self::*[self::TEI or self::teiCorpus or . is root()/*][1]"/>
    <xsl:variable name="is-whole" as="xs:boolean" select="exists($shown[self::TEI or self::teiCorpus])"/>
    <c:column>
      <xsl:for-each-group group-ending-with="node()[not(self::pb or self::cb or self::gb or self::lb or self::milestone
          or self::anchor or self::fw)]" select="
          if ($is-whole)
          then (f:leaves($shown/(node() except (teiHeader, standOff, facsimile))), $shown/(standOff, facsimile))
          else f:leaves($shown)">
        <c:block>
          <xsl:call-template name="f:correspondence">
            <xsl:with-param name="elements" select="current-group()/descendant-or-self::*"/>
          </xsl:call-template>
          <xsl:attribute name="within" select="current-group()[last()]/ancestor::*[f:parted(.)]/@xml:id"/>
          <xsl:variable name="made" as="node()*">
            <xsl:apply-templates select="current-group()" mode="m:html"/>
          </xsl:variable>
          <xsl:call-template name="f:written">
            <xsl:with-param name="made" select="$made"/>
            <xsl:with-param name="language" select="current-group()[last()]/parent::* ! f:language-apart(.)"/>
          </xsl:call-template>
        </c:block>
      </xsl:for-each-group>
      <xsl:for-each select="$shown/descendant::*[f:parted(.)][@xml:id]">
        <c:division>
          <xsl:call-template name="f:correspondence">
            <xsl:with-param name="elements" select="."/>
          </xsl:call-template>
        </c:division>
      </xsl:for-each>
      <xsl:apply-templates select="$shown/descendant::link[@target]" mode="m:column"/>
      <xsl:if test="f:is-collation()">
        <xsl:sequence select="f:witness-choices(root())"/>
      </xsl:if>
      <xsl:call-template name="f:after-the-text">
        <xsl:with-param name="shown" select="$shown"/>
      </xsl:call-template>
    </c:column>
  </xsl:template>

  <!-- What stands behind the text: notes, variants and what is made of the header. -->
  <xsl:template name="f:after-the-text" as="element(c:block)?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:variable name="made" as="node()*">
      <xsl:if test="not(f:is-collation())">
        <xsl:apply-templates select="$shown[self::TEI or self::teiCorpus]/teiHeader" mode="m:description"/>
        <xsl:call-template name="f:apparatus">
          <xsl:with-param name="entries" select="f:apparatus($shown)"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="f:endnotes">
        <xsl:with-param name="notes" select="$shown/descendant::note[f:footnote(.)]"/>
      </xsl:call-template>
      <xsl:call-template name="f:index">
        <xsl:with-param name="entries"
            select="$shown/descendant::index[not(parent::index)][not(ancestor::teiHeader)]"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exists($made)">
      <c:block apart="true">
        <xsl:call-template name="f:written">
          <xsl:with-param name="made" select="$made"/>
        </xsl:call-template>
      </c:block>
    </xsl:if>
  </xsl:template>

  <!-- A link that ties a place of this text to one of the other. -->
  <xsl:template match="link" mode="m:column" as="element(c:link)*">
    <xsl:variable name="targets" as="element(c:target)*" select="f:targets(@target)"/>
    <xsl:variable name="others" as="attribute()*" select="$targets[f:is-of-other(.)]/@fragment"/>
    <xsl:for-each select="$targets[@document = ('this', f:this())]/@fragment[exists($others)]">
      <c:link ids="{.}" others="{$others}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns whether a text stands beside itself, for two of its witnesses. -->
  <xsl:function name="f:is-collation" as="xs:boolean">
    <xsl:sequence select="$context/c:context/c:beside/@document = f:this()"/>
  </xsl:function>

  <!-- Returns whether a target is a place of the other text. -->
  <xsl:function name="f:is-of-other" as="xs:boolean">
    <xsl:param name="target" as="element(c:target)"/>
    <xsl:sequence select="$target/@document = $context/c:context/c:beside/@document"/>
  </xsl:function>

  <!-- The ids of some elements, and those of the other text that they correspond to. -->
  <xsl:template name="f:correspondence" as="attribute()+">
    <xsl:param name="elements" as="element()*"/>
    <xsl:attribute name="ids" select="$elements/@xml:id"/>
    <xsl:attribute name="others" select="distinct-values($elements/@corresp ! f:targets(.)[f:is-of-other(.)]/@fragment)"/>
  </xsl:template>

  <!-- Some HTML, written out, in a language of its own if it has one. -->
  <xsl:template name="f:written" as="text()?">
    <xsl:param name="made" as="node()*"/>
    <xsl:param name="language" as="attribute()*" select="()"/>
    <xsl:variable name="whole" as="node()*">
      <xsl:choose>
        <xsl:when test="exists($language)">
          <div>
            <xsl:sequence select="$language, $made"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$made"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="serialize($whole, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/>
  </xsl:template>

  <!-- Returns the blocks of a text: what stands in its divisions. -->
  <xsl:function name="f:leaves" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each select="$nodes[not(self::text()) or normalize-space()]">
      <xsl:sequence select="if (f:parted(.)) then f:leaves(node()) else ."/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns whether a node is a division, and has no words but in what it is divided into. -->
  <xsl:function name="f:parted" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/(self::text | self::group | self::front | self::body | self::back | self::div | self::div1
            | self::div2 | self::div3 | self::div4 | self::div5 | self::div6 | self::div7)
          [*][not(text()[normalize-space()])])"/>
  </xsl:function>

  <!-- The page: a row for what stands beside each other. -->
  <xsl:template match="/" mode="m:parallel" as="element()">
    <xsl:variable name="sides" as="element(c:side)+" select="c:parallel/c:side"/>
    <xsl:variable name="is-collation" as="xs:boolean" select="exists(c:parallel/c:witness)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="
          $sides[1] ! normalize-space() || ' — '
          || (if ($is-collation) then f:label('collation') else string-join($sides ! f:version-name(.), ' / '))"/>
      <xsl:with-param name="current" select="'documents'"/>
      <xsl:with-param name="main" as="element()+">
        <header class="title">
          <h1><xsl:value-of select="($sides[1] ! normalize-space()[. ne ''], $sides[1]/@document)[1]"/></h1>
          <xsl:if test="$is-collation">
            <p class="part-title">
              <a href="{f:link(f:document-path($sides[1]/@document, ''))}"><xsl:value-of select="f:label('whole-document')"/></a>
            </p>
          </xsl:if>
        </header>
        <div class="{string-join(('parallel', 'collation'[$is-collation]), ' ')}">
          <div class="pair names">
            <xsl:apply-templates select="$sides" mode="m:pair"/>
          </div>
          <xsl:apply-templates select="c:parallel/c:row" mode="m:pair"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What a side is called: the version, which leads to its page. -->
  <xsl:template match="c:side" mode="m:pair" as="element()">
    <p class="{f:side(.)}">
      <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="f:version-name(.)"/></a>
    </p>
  </xsl:template>

  <!-- … or the witness, which is chosen; the two begin with two that differ. -->
  <xsl:template match="c:side[../c:witness]" mode="m:pair" as="element()" priority="1">
    <xsl:variable name="number" as="xs:integer" select="count(preceding-sibling::c:side)"/>
    <p class="{f:side(.)}">
      <label for="ui-{f:side(.)}-witness"><xsl:value-of select="f:label('view.witness')"/></label>
      <xsl:text> </xsl:text>
      <select id="ui-{f:side(.)}-witness">
        <option value=""><xsl:value-of select="f:label('view.witness.edited')"/></option>
        <xsl:for-each select="../c:witness">
          <option value="{@state}">
            <xsl:if test="position() eq $number + 1">
              <xsl:attribute name="selected" select="'selected'"/>
            </xsl:if>
            <xsl:value-of select="."/>
          </option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template match="c:row" mode="m:pair" as="element()">
    <div class="pair">
      <xsl:apply-templates select="c:left, c:right" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="c:left | c:right" mode="m:pair" as="element()">
    <xsl:variable name="side" as="element(c:side)" select="ancestor::c:parallel/c:side[if (current()/self::c:left) then 1 else 2]"/>
    <div class="{f:side($side)}" data-side="{f:side($side)}">
      <xsl:where-populated>
        <xsl:attribute name="lang" select="f:language-tag($side/@lang)"/>
      </xsl:where-populated>
      <xsl:attribute name="dir" select="f:direction(($side/@lang/string()[. ne ''], $f:language)[1])"/>
      <xsl:apply-templates select="parse-xml-fragment(.)" mode="m:beside">
        <xsl:with-param name="side" select="f:side($side)" tunnel="yes"/>
        <xsl:with-param name="is-collation" select="exists(ancestor::c:parallel/c:witness)" tunnel="yes"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>

  <!-- Returns "left" or "right". -->
  <xsl:function name="f:side" as="xs:string">
    <xsl:param name="side" as="element(c:side)"/>
    <xsl:sequence select="if ($side/preceding-sibling::c:side) then 'right' else 'left'"/>
  </xsl:function>

  <!-- Here ids are no addresses: each side has its own. -->
  <xsl:template match="@id | @for | @aria-labelledby | @aria-describedby | @headers" mode="m:beside" as="attribute()">
    <xsl:param name="side" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="tokenize(.) ! ('ui-' || $side || '-' || .)"/>
  </xsl:template>

  <!-- Two sections of the same name would be no landmarks. -->
  <xsl:template match="section/@role | section/@aria-labelledby" mode="m:beside" as="empty-sequence()" priority="1"
      xpath-default-namespace=""/>

  <xsl:template match="@href[starts-with(., '#')]" mode="m:beside" as="attribute()">
    <xsl:param name="side" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="href" select="'#ui-' || $side || '-' || substring(., 2)"/>
  </xsl:template>

  <!-- The apparatus has no place where its witnesses themselves are shown. -->
  <xsl:template match="sup[@class = 'call app-call']" mode="m:beside" as="element()?" xpath-default-namespace="">
    <xsl:param name="is-collation" as="xs:boolean" tunnel="yes"/>
    <xsl:if test="not($is-collation)">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- Returns what a version of a document is called: "Russian original". -->
  <xsl:function name="f:version-name" as="xs:string">
    <xsl:param name="version" as="element()"/>
    <xsl:variable name="code" as="xs:string?" select="tokenize(f:language-tag($version/@lang), '-')[1]"/>
    <xsl:variable name="language" as="xs:string"
        select="($code ! f:known-label('language.' || .), $version/@lang ! string(), '')[1]"/>
    <xsl:variable name="form" as="xs:string" select="($version/@form/string()[. ne ''], 'version')[1]"/>
    <xsl:variable name="key" as="xs:string" select="'version.' || $form || '.alone'[$language eq '']"/>
    <xsl:sequence select="f:label-with($key, map{'language': $language})"/>
  </xsl:function>

</xsl:stylesheet>
